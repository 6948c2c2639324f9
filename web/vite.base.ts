// What the citizen's page and the console build alike.

import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where the build laid onetrip-core.wasm; another folder by ONETRIP_WASM_DIR. */
export const wasmFolder = process.env.ONETRIP_WASM_DIR ?? here('../build/wasm');

/** `base` is the path the server answers under: the page's own address, `/` or `/console/`. */
export function pageConfig(folder: string, base: string): UserConfig {
  return {
    root: here(folder),
    base,
    publicDir: 'public',
    resolve: { alias: { '@wasm': wasmFolder } },
    esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      // What WeChat's and iOS 14's engines run; nothing newer may slip in.
      target: ['chrome86', 'safari14'],
      // The page's policy refuses inline data for anything but pictures, and a picture of ours is never small enough to matter.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
    server: {
      port: 5173,
      fs: { allow: [here('..')] },
      proxy: { '/api': process.env.ONETRIP_SERVER ?? 'http://127.0.0.1:8080' },
    },
  };
}

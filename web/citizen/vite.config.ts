import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { defineConfig, type Plugin } from 'vite';
import { pageConfig } from '../vite.base';
import { lay_script_in } from './in_document';

const config = pageConfig('citizen', '/');

/** ahead.ts as the document holds it; `core` is null where nobody knows its address yet. */
function ahead(core: string | null): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('./src/platform/ahead.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    target: config.build?.target || undefined,
    define: { onetrip_core_address: JSON.stringify(core) },
  });
  return outputFiles[0]!.text.trim();
}

const how_laid = readFileSync(fileURLToPath(new URL('./in_document.ts', import.meta.url)), 'utf8');

/** What has to be there before anything else stands in the document: each file of its own costs a slow line a journey there and back. */
const in_the_document: Plugin = {
  name: 'in-the-document',
  enforce: 'post',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const files = Object.values(bundle ?? {}).flatMap((file) => (file.type === 'asset' ? [file] : []));
      const core = files.find(({ names }) => names.includes('onetrip-core.wasm'));
      if (bundle && !core) throw new Error('the page has no core');
      const with_styles = html.replace(/<link rel="stylesheet"[^>]* href="\/([^"]+)">/g, (_, name: string) => {
        const sheet = bundle![name];
        if (sheet?.type !== 'asset') throw new Error(`the document names ${name}, which is no sheet`);
        delete bundle![name];
        return `<style>${String(sheet.source).trim()}</style>`;
      });
      return with_styles.replace('<!--ahead-->', () => `<script>${ahead(core ? `/${core.fileName}` : null)}</script>`);
    },
  },
  // Names are given before the chunks are changed: how they are belongs to the name.
  augmentChunkHash: () => how_laid,
  generateBundle: {
    // Once nobody changes a chunk any more.
    order: 'post',
    handler: (_, bundle) => lay_script_in(bundle),
  },
};

export default defineConfig({
  ...config,
  build: {
    ...config.build,
    // One sheet, and no piece asks for it: it stands in the document.
    cssCodeSplit: false,
    // The entry stands there, too: nothing to fetch ahead.
    rollupOptions: { output: { entryFileNames: 'assets/entry-[hash].js' } },
    modulePreload: { polyfill: false, resolveDependencies: (_, files) => files.filter((file) => !file.startsWith('assets/entry-')) },
  },
  plugins: [in_the_document],
});

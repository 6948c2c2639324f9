import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { wasmFolder } from './vite.base';

const web = fileURLToPath(new URL('.', import.meta.url));
const repository = dirname(web);

// The tests lie beside those of the other rooms, outside of this npm project: hence the root above it.
export default defineConfig({
  root: repository,
  cacheDir: `${web}node_modules/.vite`,
  resolve: { alias: { '@wasm': wasmFolder } },
  server: { fs: { allow: [repository] } },
  test: {
    include: ['tests/web/**/*.test.ts'],
    environment: 'node',
  },
});

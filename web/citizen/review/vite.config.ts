import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { pageConfig } from '../../vite.base';

const config = pageConfig('citizen/review', './');

export default defineConfig({
  ...config,
  publicDir: '../public',
  build: { ...config.build, outDir: fileURLToPath(new URL('../../../build/web/review', import.meta.url)) },
});

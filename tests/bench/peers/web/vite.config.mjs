import vue from '@vitejs/plugin-vue';

export default {
  root: import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  plugins: [vue()],
  build: { outDir: process.env.PEER_OUT, emptyOutDir: true, target: ['chrome86', 'safari14'], assetsInlineLimit: 0, reportCompressedSize: false },
};

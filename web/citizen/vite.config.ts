import { defineConfig, type Plugin } from 'vite';
import { pageConfig } from '../vite.base';

/** Whoever opens a form, and soon whoever reads the guide, needs its pieces: they come beside the page's script instead of after it. */
const form_ahead: Plugin = {
  name: 'form-ahead',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []));
      const form = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/pages/fill.tsx'));
      const started = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
      const ahead = form ? [form.fileName, ...form.imports.filter((name) => !started.includes(name))] : [];
      return ahead.map((name) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` }, injectTo: 'head' as const }));
    },
  },
};

export default defineConfig({ ...pageConfig('citizen', '/'), plugins: [form_ahead] });

// A host for tests: glass-easel (WeChat's component core) on a browser's DOM, with `wx` and `WXWebAssembly` of documented
// members only. Never shipped.

import * as adapter from 'glass-easel-miniprogram-adapter';

/** Only `instantiate`, by a path in the package that ends in .wasm or .wasm.br. */
function weChatWebAssembly(binaries) {
  return {
    instantiate(path, imports) {
      if (typeof path !== 'string' || !/\.wasm(\.br)?$/.test(path)) return Promise.reject(new TypeError('not a path in the package'));
      if (!binaries[path]) return Promise.reject(new Error(`no such file: ${path}`));
      const bytes = Uint8Array.from(atob(binaries[path]), (character) => character.charCodeAt(0));
      return WebAssembly.instantiate(bytes, imports);
    },
  };
}

function forwardEvents(glassEasel, backend) {
  // Gestures come from the backend; what a field says is told below, once, in WeChat's form.
  const gestures = ['tap', 'canceltap', 'longpress'];
  backend.onEvent((target, type, detail, options) => {
    if (gestures.includes(type)) glassEasel.triggerEvent(target, type, detail, options);
  });
  document.addEventListener('input', (event) => {
    let element = event.target;
    while (element && !element.__wxElement) element = element.parentNode;
    if (element) glassEasel.triggerEvent(element.__wxElement, 'input', { value: event.target.value }, { bubbles: false });
  }, true);
}

export function run({ settings, binaries, templates, modules }) {
  const { glassEasel } = adapter;
  const environment = new adapter.MiniProgramEnv();
  const backend = new glassEasel.CurrentWindowBackendContext();
  forwardEvents(glassEasel, backend);
  const associated = environment.associateBackend(backend);
  const codeSpace = environment.createCodeSpace('', true);
  codeSpace.getComponentSpace().updateComponentOptions({ useMethodCallerListeners: true, writeIdToDOM: true });

  const wx = { getAppBaseInfo: () => ({ SDKVersion: '3.6.0', fontSizeScaleFactor: 1 }), canIUse: () => true };
  const host = { app: {}, page: undefined };
  const loaded = {};
  function load(name) {
    if (loaded[name]) return loaded[name].exports;
    if (!modules[name]) throw new Error(`no such module: ${name}`);
    const module = (loaded[name] = { exports: {} });
    const require = (wanted) => load(new URL(wanted, `file:///${name}`).pathname.slice(1));
    modules[name].call(undefined, require, module, module.exports, wx, (options) => (host.app = options), (options) => host.page(options),
      weChatWebAssembly(binaries));
    return module.exports;
  }

  load('app.js');
  for (const page of settings.app.pages) {
    codeSpace.addComponentStaticConfig(page, { usingComponents: {}, ...settings[page] });
    codeSpace.addCompiledTemplate(page, { groupList: templates, content: templates[page] });
    codeSpace.componentEnv(page, (componentEnvironment) => {
      host.page = (options) => componentEnvironment.Page(options);
      load(`${page}.js`);
    });
  }
  const root = associated.createRoot('glass-easel-root', codeSpace, settings.app.pages[0]);
  const place = document.createElement('span');
  document.body.appendChild(place);
  root.attach(document.body, place);
}

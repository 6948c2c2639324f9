// A host for tests: glass-easel (WeChat's component core) on a browser's DOM, a stack of pages, and `wx` and
// `WXWebAssembly` of documented members only (wechat_calls.mjs). Never shipped.

import * as adapter from 'glass-easel-miniprogram-adapter';
import { dressUp, forwardEvents } from './elements.mjs';
import { weChatCalls, weChatWebAssembly } from './wechat_calls.mjs';

const pagesMax = 10;

export function run({ settings, binaries, templates, modules, start, appBase }) {
  const { glassEasel } = adapter;
  const environment = new adapter.MiniProgramEnv();
  const backend = new glassEasel.CurrentWindowBackendContext();
  forwardEvents(glassEasel, backend);
  dressUp(glassEasel);
  const associated = environment.associateBackend(backend);
  const codeSpace = environment.createCodeSpace('', true);
  codeSpace.getComponentSpace().updateComponentOptions({ useMethodCallerListeners: true, writeIdToDOM: true });

  const stack = [];
  const pathOf = (url) => url.replace(/^\//, '').split('?')[0];
  function show(url) {
    const query = Object.fromEntries((url.split('?')[1] ?? '').split('&').filter(Boolean).map((pair) => pair.split('=')));
    const root = associated.createRoot('glass-easel-root', codeSpace, pathOf(url));
    const box = document.body.appendChild(document.createElement('div'));
    box.className = 'wechat-page';
    root.attach(box, box.appendChild(document.createElement('span')));
    stack.push({ root, box, page: root.get() });
    root.get().onLoad?.(query);
    root.get().onShow?.();
  }
  function close() {
    const { root, box, page } = stack.pop();
    page.onUnload?.();
    root.release();
    box.remove();
  }
  const hideTop = () => stack[stack.length - 1] && (stack[stack.length - 1].box.hidden = true);
  const open = (how) => ({ url, success, fail }) => {
    if (!settings.app.pages.includes(pathOf(url))) return fail?.({ errMsg: `${how}:fail page "${pathOf(url)}" is not found` });
    if (how === 'navigateTo' && stack.length >= pagesMax) return fail?.({ errMsg: 'navigateTo:fail webview count limit exceed' });
    if (how === 'redirectTo') close();
    if (how === 'reLaunch') while (stack.length > 0) close();
    hideTop();
    show(url);
    success?.({});
  };
  const navigation = {
    navigateTo: open('navigateTo'),
    redirectTo: open('redirectTo'),
    reLaunch: open('reLaunch'),
    navigateBack() {
      if (stack.length < 2) return;
      close();
      const { box, page } = stack[stack.length - 1];
      box.hidden = false;
      page.onShow?.();
    },
    setNavigationBarTitle: ({ title }) => (document.title = title),
    // An id is the page's own; on the DOM it stands behind the page's name.
    pageScrollTo: ({ scrollTop, selector }) =>
      selector
        ? stack[stack.length - 1].box.querySelector(`[id$="--${selector.slice(1)}"]`).scrollIntoView()
        : window.scrollTo(0, scrollTop),
  };
  // The button in WeChat's own bar, for the test to press.
  window.weChatBack = navigation.navigateBack;
  // Another program was in front, and WeChat comes back.
  window.weChatToFront = () => {
    const { page } = stack[stack.length - 1];
    page.onHide?.();
    page.onShow?.();
  };

  const wx = { ...navigation, ...weChatCalls(appBase, () => stack[stack.length - 1].box) };
  const host = { app: {}, environment: undefined };
  const loaded = {};
  function load(name) {
    if (loaded[name]) return loaded[name].exports;
    if (!modules[name]) throw new Error(`no such module: ${name}`);
    const module = (loaded[name] = { exports: {} });
    const require = (wanted) => load(new URL(wanted, `file:///${name}`).pathname.slice(1));
    modules[name].call(undefined, require, module, module.exports, wx, (options) => (host.app = options),
      (options) => host.environment.Page(options), (options) => host.environment.Component(options), weChatWebAssembly(binaries));
    return module.exports;
  }

  load('app.js');
  const components = Object.keys(settings).filter((name) => settings[name].component);
  for (const name of [...components, ...settings.app.pages]) {
    codeSpace.addComponentStaticConfig(name, { usingComponents: {}, ...settings[name] });
    codeSpace.addCompiledTemplate(name, { groupList: templates, content: templates[name] });
  }
  for (const name of [...components, ...settings.app.pages]) {
    codeSpace.componentEnv(name, (componentEnvironment) => {
      host.environment = componentEnvironment;
      load(`${name}.js`);
    });
  }
  show(start ?? settings.app.pages[0]);
}

// `wx` and `WXWebAssembly` as a mini-program finds them: the documented members that ours uses, by their documented
// answers. What a phone has besides (storage, files, the network) is the test's (phone.mjs), reached by `weChatPhone`.

/** Only `instantiate`, by a path in the package that ends in .wasm or .wasm.br. */
export function weChatWebAssembly(binaries) {
  return {
    instantiate(path, imports) {
      if (typeof path !== 'string' || !/\.wasm(\.br)?$/.test(path)) return Promise.reject(new TypeError('not a path in the package'));
      if (!binaries[path]) return Promise.reject(new Error(`no such file: ${path}`));
      (window.weChatLoaded ??= []).push(path);
      const bytes = Uint8Array.from(atob(binaries[path]), (character) => character.charCodeAt(0));
      return WebAssembly.instantiate(bytes, imports);
    },
  };
}

const toText = (bytes) => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
};
const toBytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** Answers as WeChat does: later, by success or fail. */
const later = (name, ask) => (options = {}) => {
  Promise.resolve()
    .then(() => ask(options))
    .then((result) => options.success?.({ errMsg: `${name}:ok`, ...result }), (failure) => options.fail?.({ errMsg: `${name}:fail ${failure.message}` }));
};

const files = new Map();
window.weChatFiles = {};
const listeners = new Map();
window.weChatChunk = (id, text) => listeners.get(id)?.chunk?.({ data: toBytes(text).buffer });
window.weChatHead = (id, header) => listeners.get(id)?.head?.({ header });
let requests = 0;
let temporary = 0;

function keepFile(bytes, ending) {
  const path = `http://tmp/${++temporary}${ending}`;
  files.set(path, bytes);
  window.weChatFiles[path] = URL.createObjectURL(new Blob([bytes]));
  return path;
}

/** It is told by callbacks only; `header` keys and the cookies are the server's. */
function request({ url, method = 'GET', header = {}, data, timeout = 60_000, enableChunked = false, success, fail, ...rest }) {
  const known = ['dataType', 'responseType'];
  for (const name of Object.keys(rest)) if (!known.includes(name)) throw new TypeError(`wx.request knows no ${name}`);
  const id = ++requests;
  const listening = {};
  listeners.set(id, listening);
  const body = data instanceof ArrayBuffer ? { bytes: toText(new Uint8Array(data)) } : { text: data };
  window.weChatPhone('request', { id, url, method, header, ...body, timeout, enableChunked }).then((answer) => {
    listeners.delete(id);
    if (answer.failure) fail?.({ errMsg: `request:fail ${answer.failure}` });
    else success?.({ errMsg: 'request:ok', ...answer });
  });
  return {
    abort: () => void window.weChatPhone('abort', { id }),
    onChunkReceived: (listener) => (listening.chunk = listener),
    onHeadersReceived: (listener) => (listening.head = listener),
  };
}

async function chosen(kind) {
  const { bytes, name } = await window.weChatPhone('choose', { kind });
  if (!bytes) throw new Error('cancel');
  const content = toBytes(bytes);
  const path = keepFile(content, name.slice(name.lastIndexOf('.')));
  return { path, tempFilePath: path, size: content.length, name };
}

/** A picture in WeChat is loaded by a path of its own. */
function createImage() {
  const image = new Image();
  const { set, get } = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  Object.defineProperty(image, 'src', { get, set: (path) => set.call(image, window.weChatFiles[path] ?? 'data:,') });
  return image;
}

const networkListeners = [];
window.weChatNetwork = (isConnected) => networkListeners.forEach((listener) => listener({ isConnected, networkType: isConnected ? 'wifi' : 'none' }));

export function weChatCalls(appBase, currentPage) {
  return {
    getAppBaseInfo: () => ({ SDKVersion: '3.6.0', language: 'zh_CN', fontSizeScaleFactor: 1, ...appBase }),
    request,
    getStorageInfo: later('getStorageInfo', () => window.weChatPhone('keys', {})),
    getStorage: later('getStorage', async ({ key, encrypt }) => {
      const found = await window.weChatPhone('read', { key, encrypt });
      if (found.data === undefined) throw new Error('data not found');
      return found;
    }),
    setStorage: later('setStorage', ({ key, data, encrypt }) => window.weChatPhone('write', { key, data, encrypt })),
    removeStorage: later('removeStorage', ({ key }) => window.weChatPhone('remove', { key })),
    getRandomValues: later('getRandomValues', ({ length }) => ({ randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer })),
    login: later('login', () => window.weChatPhone('login', {})),
    requestSubscribeMessage: later('requestSubscribeMessage', ({ tmplIds }) => {
      if (!navigator.userActivation.isActive) throw new Error('can only be invoked by user TAP gesture.');
      if (tmplIds.length > 3) throw new Error('tmplIds');
      return window.weChatPhone('subscribe', { tmplIds });
    }),
    getNetworkType: later('getNetworkType', () => ({ networkType: 'wifi' })),
    onNetworkStatusChange: (listener) => void networkListeners.push(listener),
    chooseMedia: later('chooseMedia', async ({ sourceType }) => ({ tempFiles: [await chosen(sourceType[0])] })),
    chooseMessageFile: later('chooseMessageFile', async () => ({ tempFiles: [await chosen('file')] })),
    getFileSystemManager: () => ({
      readFile: later('readFile', ({ filePath }) => {
        const bytes = files.get(filePath);
        if (!bytes) throw new Error(`no such file or directory, open '${filePath}'`);
        return { data: bytes.slice().buffer };
      }),
    }),
    createSelectorQuery: () => ({
      select: (selector) => ({
        fields: () => ({
          exec(done) {
            // glass-easel puts a mark of the component before each id.
            const node = currentPage().querySelector(`[id$="--${selector.slice(1)}"]`);
            if (node) node.createImage = createImage;
            setTimeout(() => done([node && { node }]));
          },
        }),
      }),
    }),
    canvasToTempFilePath: later('canvasToTempFilePath', async ({ canvas, fileType, quality, destWidth, destHeight }) => {
      if (canvas.width !== destWidth || canvas.height !== destHeight) throw new Error('this host scales no pictures');
      const type = { jpg: 'image/jpeg', png: 'image/png' }[fileType];
      const blob = await new Promise((resolve) => canvas.toBlob(resolve, type, quality));
      if (!type || !blob) throw new Error('fail canvas is empty');
      return { tempFilePath: keepFile(new Uint8Array(await blob.arrayBuffer()), `.${fileType}`) };
    }),
  };
}

// The phone that a mini-program runs on: its storage (which outlives the mini-program), its files, its way to the
// network. A page of Chromium shows the mini-program; this is what WeChat has behind it.

import http from 'node:http';
import { phone as size } from '../browser.mjs';
import { packagePage } from './package_page.mjs';

const frame = 'view, .wechat-page, part-card, part-text { display: block } [hidden] { display: none !important }';

/** `kept`: what lies in its storage from before, by key. */
export async function weChatPhone(browser, folder, address, { appBase, viewport = size, wechat, kept = {} } = {}) {
  const { script, style, problems } = await packagePage(folder, { appBase });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const context = await browser.newContext({ viewport, locale: 'zh-CN', hasTouch: true, isMobile: true });
  const storage = new Map(Object.entries(kept).map(([key, data]) => [key, { data, encrypt: true }]));
  const running = new Map();
  const offered = [];
  let online = true;
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error?.stack ?? error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));

  function ask({ id, url, method, header, text, bytes, timeout, enableChunked }) {
    // The mini-program was built for its own address; what answers there is the city.
    const to = new URL(url);
    const { hostname, port } = new URL(address);
    return new Promise((resolve) => {
      if (!online) return resolve({ failure: 'fail network' });
      const request = http.request({ hostname, port, path: to.pathname + to.search, method, headers: header, timeout }, (answer) => {
        const cookies = answer.headers['set-cookie'] ?? [];
        const head = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
        if (enableChunked) void page.evaluate(([at, it]) => window.weChatHead(at, it), [id, head]).catch(() => undefined);
        const parts = [];
        answer.on('data', (part) => {
          if (!enableChunked) return parts.push(part);
          void page.evaluate(([at, it]) => window.weChatChunk(at, it), [id, part.toString('base64')]).catch(() => undefined);
        });
        answer.on('error', () => resolve({ failure: 'interrupted' }));
        answer.on('end', () => resolve({ statusCode: answer.statusCode, header: head, cookies, data: Buffer.concat(parts).toString('utf8') }));
      });
      running.set(id, request);
      request.on('timeout', () => request.destroy(new Error('timeout')));
      request.on('error', (error) => resolve({ failure: error.message }));
      request.on('close', () => running.delete(id));
      request.end(bytes === undefined ? text : Buffer.from(bytes, 'base64'));
    });
  }
  const calls = {
    request: ask,
    abort: ({ id }) => void running.get(id)?.destroy(new Error('abort')),
    keys: () => ({ keys: [...storage.keys()] }),
    read: ({ key, encrypt }) => ({ data: storage.get(key)?.encrypt === encrypt ? storage.get(key).data : undefined }),
    write: ({ key, data, encrypt }) => void storage.set(key, { data, encrypt }),
    remove: ({ key }) => void storage.delete(key),
    choose: () => offered.shift() ?? {},
    phoneNumber: () => wechat.phone_code(),
    login: () => wechat.login(),
    subscribe: (asked) => wechat.subscribe(asked),
  };
  await page.exposeFunction('weChatPhone', async (name, options) => (await calls[name](options)) ?? {});

  return {
    page,
    errors,
    storage,
    /** Opens the mini-program, also after it was killed. */
    async open() {
      await page.setContent(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${frame} ${style}</style><body>`);
      await page.addScriptTag({ content: script });
    },
    /** The file that the citizen will choose next. */
    offer: (bytes, name) => void offered.push({ bytes: bytes.toString('base64'), name }),
    back: () => page.evaluate(() => window.weChatBack()),
    look_elsewhere: () => page.evaluate(() => window.weChatToFront()),
    loaded: () => page.evaluate(() => window.weChatLoaded ?? []),
    async turn(isConnected) {
      online = isConnected;
      await page.evaluate((now) => window.weChatNetwork(now), isConnected);
    },
    async close() {
      for (const request of running.values()) request.destroy();
      await context.close();
    },
  };
}

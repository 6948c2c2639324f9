// One visit by a slow phone on a slow line: what a person waits for, as the browser's own clock has it.

import { launch, phone } from '../../journeys/browser.mjs';
import { quantile } from '../figures.mjs';

/** A cheap phone of today on a poor line: the processor six times slower, 1.6 Mbit/s down, 150 ms to anywhere. */
const cpu_slow_down = 6;
const line = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/** Ten keys a second: whoever is faster sees letters wait for letters, not for the page. */
const keys_apart_ms = 100;

/** In the page, before anything of its own: when the first field takes input, what shifts, how long a keystroke takes. */
function watch(selector) {
  const seen = { field: null, shift: 0, strokes: [], answers: [] };
  window.seen = seen;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) seen.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  const observer = new MutationObserver(() => {
    const field = document.querySelector(selector);
    if (!field || field.disabled || field.getClientRects().length === 0) return;
    observer.disconnect();
    // Painted, and nothing left to do before a key would be heard.
    requestAnimationFrame(() => setTimeout(() => (seen.field = performance.now())));
  });
  observer.observe(document, { childList: true, subtree: true });
  // The page's answer: from when it is told of the character to when it stands laid out again, with what its handlers left to be
  // done at once. And from the key to when the browser, which edits the field itself, is done as well.
  let [pressed, told] = [0, 0];
  addEventListener('keydown', () => (pressed = performance.now()), true);
  addEventListener('input', () => (told = performance.now()), true);
  addEventListener('input', () => {
    document.body.getBoundingClientRect();
    seen.answers.push(performance.now() - told);
  });
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    document.body.getBoundingClientRect();
    seen.strokes.push(performance.now() - pressed);
  };
  addEventListener('input', () => channel.port2.postMessage(null), true);
}

async function until(page, ask) {
  for (;;) {
    const answer = await page.evaluate(ask);
    if (answer !== null && answer !== undefined) return answer;
  }
}

async function slow(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', line);
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu_slow_down });
}

/** The scripts that came before the first field took input: the texts of the document's own, the addresses of the others. */
const scriptsBefore = (page) =>
  page.evaluate(() => ({
    inside: [...document.scripts].map(({ text }) => text).filter(Boolean),
    addresses: performance.getEntriesByType('resource').filter(({ name, startTime }) => name.endsWith('.js') && startTime < window.seen.field).map(({ name }) => name),
  }));

/** `selector`: the first field of the form; `typed`: what is typed into the field that `typeInto` finds on the page. Without
    `waitsForCore` the page judges by itself as soon as it stands. */
export function makeVisits({ address, selector, typeInto, typed, waitsForCore }) {
  const core = () => performance.getEntriesByName('core')[0]?.startTime ?? null;

  async function measure(page) {
    await slow(page);
    await page.goto(address, { waitUntil: 'commit' });
    const field = await until(page, () => window.seen?.field ?? null);
    const coreReady = waitsForCore ? await until(page, core) : field;
    const scripts = await scriptsBefore(page);
    await typeInto(page).click();
    await page.keyboard.type(typed, { delay: keys_apart_ms });
    const { answers, strokes, shift } = await page.evaluate(() => window.seen);
    const nine_of_ten = (times) => quantile(times.slice(1), 0.9);
    return { field, core: coreReady, scripts, shift, answer: nine_of_ten(answers), keystroke: nine_of_ten(strokes) };
  }

  const open = async (browser, settings) => {
    const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', hasTouch: true, isMobile: true, bypassCSP: !waitsForCore, ...settings });
    await context.addInitScript(watch, selector);
    return context;
  };

  return {
    /** A phone that was never here. */
    async first() {
      const browser = await launch();
      try {
        return await measure(await (await open(browser, { serviceWorkers: 'block' })).newPage());
      } finally {
        await browser.close();
      }
    },
    /** A phone that was here before: with what it kept, and nothing in memory. */
    async second() {
      const browser = await launch();
      try {
        const context = await open(browser, {});
        const before = await context.newPage();
        await before.goto(address, { waitUntil: 'networkidle' });
        if (waitsForCore) await before.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
        await before.close();
        return await measure(await context.newPage());
      } finally {
        await browser.close();
      }
    },
  };
}

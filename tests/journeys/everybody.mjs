// Looks at a page for everybody: axe-core for what it sees, own checks for what it does not. Every look is made in each
// way of display; all that is wrong is collected, so that one walk tells everything.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = readFileSync(createRequire(new URL('../../web/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A way the page is shown: media, the version, the width, the size of text. */
const ways = [
  { name: 'light', media: { colorScheme: 'light' }, axe: true },
  { name: 'dark', media: { colorScheme: 'dark' }, axe: true },
  { name: 'more contrast', media: { contrast: 'more' }, axe: true },
  { name: 'forced colours', media: { forcedColors: 'active' } },
  { name: '320 px', width: 320 },
  { name: '768 px', width: 768 },
  { name: 'text 200 %', rootSize: '200%' },
  { name: 'less motion', media: { reducedMotion: 'reduce' } },
  { name: 'elder', elder: 0, axe: true },
  { name: 'elder, largest, 320 px', elder: 2, width: 320 },
  { name: 'English, 320 px', english: true, width: 320, axe: true },
  { name: 'English, elder', english: true, elder: 0 },
];

/** Where pictures of everything that is looked at go, for people to look at: ONETRIP_PICTURES=build/pictures. */
const pictures = process.env.ONETRIP_PICTURES;

/** In the page: what the own checks find wrong; `least` in CSS pixels. */
function ownChecks({ way, leastTarget, leastText, reduced, forced }) {
  const wrong = [];
  const say = (check, element, more = '') => wrong.push(`${check}: ${element?.outerHTML?.slice(0, 110) ?? ''} ${more}`);
  const shown = (element) => {
    const { width, height } = element.getBoundingClientRect();
    // Not `checkVisibility` alone: what is laid aside for readers of the screen has its own class.
    return width > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden' && !element.closest('.unseen, .skip');
  };
  let checks = 0;
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);

  checks += 1;
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    const out = all('body *').find((element) => element.getBoundingClientRect().right > clientWidth + 1);
    say('scrolls sideways', out, `${scrollWidth} > ${clientWidth}`);
  }
  for (const element of all('a, button, select, textarea, summary, input')) {
    checks += 1;
    const place = element.matches('[type=radio], [type=checkbox], [type=file]') ? (element.closest('label') ?? element) : element;
    const { width, height } = place.getBoundingClientRect();
    // A link in the middle of a sentence is exempt (2.5.8), not in the elder version.
    const inSentence = leastTarget <= 24 && element.matches('p a, li a') && getComputedStyle(element).display === 'inline';
    if (!inSentence && (width < leastTarget - 0.5 || height < leastTarget - 0.5)) say('small target', element, `${Math.round(width)}×${Math.round(height)}`);
    if (forced && element.matches('.first, .second') && parseFloat(getComputedStyle(element).borderTopWidth) === 0) say('no edge in forced colours', element);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.nodeValue.trim() || !element || !shown(element) || element.closest('option')) continue;
    checks += 1;
    const style = getComputedStyle(element);
    if (parseFloat(style.fontSize) < leastText - 0.01) say('small text', element, style.fontSize);
    if (style.lineHeight !== 'normal' && parseFloat(style.lineHeight) < parseFloat(style.fontSize) * 1.3 - 0.1 && !element.closest('b, .trips-number')) say('close lines', element, style.lineHeight);
  }
  checks += 4;
  const heading = document.querySelectorAll('h1');
  if (heading.length !== 1) say('not one h1', heading[1], String(heading.length));
  else if (!document.title.includes(heading[0].innerText.trim())) say('the title does not say the heading', heading[0], document.title);
  if (!document.documentElement.lang) say('no language', document.documentElement);
  let level = 1;
  for (const one of document.querySelectorAll('h1, h2, h3, h4')) {
    if (Number(one.tagName[1]) > level + 1) say('a heading is skipped', one);
    level = Number(one.tagName[1]);
  }
  if (document.querySelector('dialog, [role=dialog], [role=alertdialog]')) say('a window over the page', document.querySelector('dialog, [role=dialog]'));
  for (const element of document.querySelectorAll('[aria-describedby], [aria-labelledby]')) {
    checks += 1;
    for (const id of `${element.getAttribute('aria-describedby') ?? ''} ${element.getAttribute('aria-labelledby') ?? ''}`.trim().split(/\s+/)) {
      if (id && !document.getElementById(id)) say('described by what is not there', element, id);
    }
  }
  for (const field of document.querySelectorAll('[aria-invalid=true]')) {
    checks += 1;
    const said = (field.getAttribute('aria-describedby') ?? '').split(/\s+/).map((id) => document.getElementById(id)?.innerText ?? '').join('');
    if (!said.trim()) say('wrong without words', field);
  }
  if (reduced) {
    for (const element of all('*')) {
      checks += 1;
      const { transitionDuration, animationName } = getComputedStyle(element);
      if (animationName !== 'none' || transitionDuration.split(',').some((time) => parseFloat(time) > 0.01)) say('moves all the same', element);
    }
  }
  return { checks, wrong: wrong.map((text) => `${way}: ${text}`) };
}

/** Goes through the page by keyboard: everything is reached once, in the order it stands, visibly and not covered. */
async function byKeyboard(page) {
  const expected = await page.evaluate(() => {
    // From the very beginning, wherever the last click was.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    window.scrollTo(0, 0);
    const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter((element) => {
      if (element.matches(':disabled') || element.closest('details:not([open]) > :not(summary)')) return false;
      return element.getClientRects().length > 0;
    });
    // Of radio buttons with one name the keyboard stops at one.
    const groups = new Set();
    return stops.filter((element) => element.type !== 'radio' || (!groups.has(element.name) && groups.add(element.name))).length;
  });
  const wrong = [];
  let [stops, firstIndex, lastIndex] = [0, -1, -1];
  for (let at = 0; at < expected + 3; at++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const style = getComputedStyle(element.matches('.choice input, .file input') ? element.parentElement : element);
      const { left, top, width, height } = element.getBoundingClientRect();
      const over = document.elementFromPoint(left + width / 2, Math.max(0, top + height / 2));
      return {
        html: element.outerHTML.slice(0, 100),
        index: [...document.querySelectorAll('*')].indexOf(element),
        visible: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
        covered: over !== null && over.closest('.action') !== null && !element.closest('.action'),
      };
    });
    if (!stop) break;
    // Round once: some browsers pass over their own bar.
    if (stops >= expected && stop.index === firstIndex) break;
    if (stops === 0) firstIndex = stop.index;
    stops += 1;
    if (!stop.visible) wrong.push(`keyboard: the focus is not seen: ${stop.html}`);
    if (stop.covered) wrong.push(`keyboard: the focus is covered: ${stop.html}`);
    if (stop.index < lastIndex) wrong.push(`keyboard: goes back: ${stop.html}`);
    lastIndex = stop.index;
  }
  if (stops < expected) wrong.push(`keyboard: ${stops} of ${expected} reached`);
  await page.evaluate(() => (document.activeElement?.blur(), window.scrollTo(0, 0)));
  return { checks: stops * 3 + 1, wrong };
}

/** False where the page has no other language. */
async function speak(page, language) {
  const button = page.getByRole('button', { name: language, exact: true });
  if ((await button.count()) === 0) return false;
  await button.click();
  await page.waitForFunction((name) => document.documentElement.lang === name, language === 'English' ? 'en' : 'zh-CN');
  return true;
}

export class Everybody {
  screens = 0;
  axeRuns = 0;
  axeRules = 0;
  checks = 0;
  wrong = [];

  /** One look at the page as it stands, which stands the same afterwards. */
  async look(page, name) {
    this.screens += 1;
    const size = page.viewportSize();
    for (const way of ways) {
      if (way.english && !(await speak(page, 'English'))) continue;
      await page.emulateMedia({ colorScheme: null, contrast: null, forcedColors: null, reducedMotion: null, ...way.media });
      if (way.width) await page.setViewportSize({ ...size, width: way.width });
      await page.evaluate(([root, elder]) => {
        document.documentElement.style.fontSize = root ?? '';
        document.documentElement.dataset.display = elder === undefined ? 'standard' : 'elder';
        document.documentElement.dataset.size = String(elder ?? 0);
      }, [way.rootSize, way.elder]);
      // Colours may pass from one to the other.
      await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one.effect.getComputedTiming().iterations !== Infinity).map(({ finished }) => finished)));
      const isElder = way.elder !== undefined;
      const limits = { way: way.name, leastTarget: isElder ? 60 : 24, leastText: isElder ? 18 : 16, reduced: way.media?.reducedMotion === 'reduce', forced: way.media?.forcedColors === 'active' };
      this.take(name, await page.evaluate(ownChecks, limits));
      if (way.axe) await this.axe(page, `${name}, ${way.name}`);
      if (pictures) await page.screenshot({ path: `${pictures}/${name}/${way.name}.png`, fullPage: true });
      if (way.width) await page.setViewportSize(size);
      if (way.english) await speak(page, '中文');
    }
    await page.emulateMedia({ colorScheme: null, contrast: null, forcedColors: null, reducedMotion: null });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '';
      document.documentElement.dataset.display = 'standard';
    });
    this.take(name, await byKeyboard(page));
  }

  async axe(page, name) {
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
    const { violations, passes } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), tags);
    this.axeRuns += 1;
    this.axeRules += passes.length + violations.length;
    for (const { id, nodes } of violations) this.wrong.push(`${name}: axe ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 110)).join(' | ')}`);
  }

  take(name, { checks, wrong }) {
    this.checks += checks;
    this.wrong.push(...wrong.map((text) => `${name}, ${text}`));
  }

  get said() {
    return `${this.screens} screens: axe ${this.axeRuns} runs, ${this.axeRules} rules held against; ${this.checks} checks of our own; ${this.wrong.length} wrong`;
  }
}

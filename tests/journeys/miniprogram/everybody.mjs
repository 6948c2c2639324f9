// Looks at a screen of the mini-program for everybody: axe-core for what the rendered nodes say of themselves, own checks for
// sizes. Each look is made in the light and the dark, at 320 px, and with WeChat's larger scales of text.

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = readFileSync(createRequire(new URL('../../../web/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a mini-program has no say in: WeChat draws the page around it, with a bar that leads back and names the screen. */
const rulesOfPages = ['page-has-heading-one', 'landmark-one-main', 'region', 'bypass', 'meta-viewport'];

/** `factor`: WeChat's scale of text; 关怀模式 is 1.4, the largest of its large phones 1.5. Least sizes in CSS pixels. */
const ways = [
  { name: 'light', width: 390, factor: 1, text: 16, target: 44, axe: true, picture: true },
  { name: 'dark', width: 390, factor: 1, text: 16, target: 44, colorScheme: 'dark', axe: true },
  { name: '320 px', width: 320, factor: 1, text: 16, target: 44, picture: true },
  { name: 'elder', width: 390, factor: 1.4, text: 18, target: 60, axe: true, picture: true },
  { name: 'elder, 320 px', width: 320, factor: 1.4, text: 18, target: 60, picture: true },
  { name: 'largest', width: 414, factor: 1.5, text: 18, target: 60 },
];

/** In the page: what the own checks find wrong. */
function ownChecks({ name: way, text: leastText, target: leastTarget }) {
  const wrong = [];
  let checks = 1;
  const say = (check, element, more = '') => wrong.push(`${way}: ${check}: ${element?.outerHTML?.slice(0, 110) ?? ''} ${more}`);
  const page = [...document.querySelectorAll('.wechat-page')].find((one) => !one.hidden);
  const shown = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden';
  };
  const all = (selector) => [...page.querySelectorAll(selector)].filter(shown);
  const { scrollWidth, clientWidth } = document.documentElement;
  const over = all('*').find((element) => !element.closest('.cutter') && element.getBoundingClientRect().right > clientWidth + 1);
  if (scrollWidth > clientWidth || over) say('over the edge', over, `${scrollWidth} > ${clientWidth}`);
  for (const element of all('[role=button], [role=link], [role=radio], [role=checkbox], button, input, textarea, picker')) {
    checks += 2;
    const { width, height } = element.getBoundingClientRect();
    if (width < leastTarget - 0.5 || height < leastTarget - 0.5) say('small target', element, `${Math.round(width)}×${Math.round(height)}`);
    if (!(element.getAttribute('aria-label') ?? element.innerText).trim()) say('without a name', element);
  }
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.nodeValue.trim() || !shown(element)) continue;
    checks += 2;
    const style = getComputedStyle(element);
    const [size, line] = [parseFloat(style.fontSize), parseFloat(style.lineHeight)];
    if (size < leastText - 0.01) say('small text', element, style.fontSize);
    if (style.lineHeight !== 'normal' && line < size * 1.3 - 0.1 && !element.closest('.trips-number')) say('close lines', element, style.lineHeight);
  }
  checks += 2;
  const titles = all('.title');
  if (titles.length !== 1) say('not one title', titles[1], String(titles.length));
  else if (document.title !== titles[0].innerText.trim()) say('WeChat’s bar does not say the title', titles[0], document.title);
  for (const field of all('.field.wrong')) {
    checks += 1;
    if (!field.querySelector('[aria-live] .finding')) say('wrong without words that are read out', field);
  }
  const lower = page.querySelector('.lower');
  const last = all('.page > *:not(.lower):not(canvas)').pop();
  if (lower && last) {
    checks += 1;
    window.scrollTo(0, document.documentElement.scrollHeight);
    if (last.getBoundingClientRect().bottom > lower.getBoundingClientRect().top + 1) say('the last part is covered by the action', last);
    window.scrollTo(0, 0);
  }
  return { checks, wrong };
}

export class MiniProgramEverybody {
  screens = 0;
  axeRuns = 0;
  axeRules = 0;
  checks = 0;
  wrong = [];

  /** One look at the screen as it stands, which stands the same afterwards. */
  async look({ page }, name) {
    this.screens += 1;
    mkdirSync('build/journeys/miniprogram', { recursive: true });
    const before = page.viewportSize();
    const size = await page.evaluate(() => document.documentElement.style.fontSize);
    for (const way of ways) {
      await page.emulateMedia({ colorScheme: way.colorScheme ?? 'light' });
      await page.setViewportSize({ ...before, width: way.width });
      await page.evaluate((root) => (document.documentElement.style.fontSize = root), `${16 * way.factor}px`);
      const { checks, wrong } = await page.evaluate(ownChecks, way);
      this.checks += checks;
      this.wrong.push(...wrong.map((text) => `${name}, ${text}`));
      if (way.axe) await this.axe(page, `${name}, ${way.name}`);
      if (way.picture) await page.screenshot({ path: `build/journeys/miniprogram/${name}, ${way.name}.png`.replace(/, /g, '-').replace(/ /g, '_'), fullPage: true });
    }
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize(before);
    await page.evaluate((root) => (document.documentElement.style.fontSize = root), size);
  }

  async axe(page, name) {
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
    const options = { runOnly: { type: 'tag', values: tags }, rules: Object.fromEntries(rulesOfPages.map((rule) => [rule, { enabled: false }])), resultTypes: ['violations'] };
    const { violations, passes } = await page.evaluate((asked) => window.axe.run(document, asked), options);
    this.axeRuns += 1;
    this.axeRules += passes.length + violations.length;
    for (const { id, nodes } of violations) this.wrong.push(`${name}: axe ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 110)).join(' | ')}`);
  }

  get said() {
    return `${this.screens} screens: axe ${this.axeRuns} runs, ${this.axeRules} rules held against; ${this.checks} checks of our own; ${this.wrong.length} wrong`;
  }
}

// What the components of the review page look like, as text that can be kept: of each part its size, a hash of how its elements
// lie and are styled, and a picture of four by three colours. `node tests/journeys/review_page.mjs` keeps what is there now.

import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';

export const kept_file = 'tests/journeys/review_pictures.txt';
const built = 'build/web/review';
const setting = (width, language, way) => ({ name: `${width} ${language} ${way}`, width, language, way });
/** The dark changes colours alone; larger type and another language change where things lie. */
export const settings = [320, 390, 768].flatMap((width) => [setting(width, 'zh', 'light'), setting(width, 'en', 'light'), setting(width, 'zh', 'elder')]);
settings.push(setting(390, 'en', 'elder'), setting(390, 'zh', 'dark'), setting(390, 'en', 'dark'));

/** In the page: all of a part that is seen, but not how wide letters are: that is the font's affair. */
function described(part) {
  const said = ['color', 'background-color', 'font-size', 'font-weight', 'line-height', 'text-decoration-line', 'border-radius', 'box-shadow', 'opacity', 'padding', 'fill', 'stroke'];
  const sides = ['top', 'right', 'bottom', 'left'];
  const style_of = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    const borders = sides.filter((side) => style[`border-${side}-width`] !== '0px').map((side) => `${side} ${style[`border-${side}-width`]} ${style[`border-${side}-color`]}`);
    return [...said.map((name) => style[name]), ...borders].join(';');
  };
  const origin = part.getBoundingClientRect();
  return [part, ...part.querySelectorAll('*')].flatMap((element) => {
    const { display } = getComputedStyle(element);
    if (display === 'none') return [];
    const { x, y, width, height } = element.getBoundingClientRect();
    const box = display === 'inline' ? 'inline' : [x - origin.x, y - origin.y, width, height].map(Math.round).join(' ');
    const around = ['::before', '::after'].filter((pseudo) => !['none', 'normal'].includes(getComputedStyle(element, pseudo).content)).map((pseudo) => `${pseudo} ${style_of(element, pseudo)}`);
    return [`${element.localName}.${element.getAttribute('class') ?? ''} ${box} ${style_of(element)}`, ...around];
  });
}

/** In the page: a picture as four by three colours, twelve times three bytes in hexadecimal. */
async function reduced(png) {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob(), { resizeWidth: 4, resizeHeight: 3, resizeQuality: 'high' });
  const canvas = new OffscreenCanvas(4, 3);
  const drawing = canvas.getContext('2d');
  drawing.drawImage(picture, 0, 0);
  return [...drawing.getImageData(0, 0, 4, 3).data].filter((_, at) => at % 4 < 3).map((value) => value.toString(16).padStart(2, '0')).join('');
}

export function build_review() {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--config', 'citizen/review/vite.config.ts'], { cwd: 'web', encoding: 'utf8' });
  if (status !== 0) throw new Error(`the review page was not built:\n${stdout}${stderr}`);
}

export async function serve_review() {
  const types = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };
  const server = createServer(({ url }, answer) => {
    const { pathname } = new URL(url, 'http://here');
    try {
      const bytes = readFileSync(path.join(built, pathname === '/' ? 'index.html' : pathname));
      answer.writeHead(200, { 'Content-Type': types[path.extname(pathname).slice(1)] ?? types.html }).end(bytes);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** The review page in one setting, always at the same moment, with the one font that every such machine has. */
export async function open_review(browser, address, { width, language, way }) {
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: way === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.clock.setFixedTime('2026-11-29T10:00:00+08:00');
  await page.goto(`${address}/?${[language === 'en' && 'en', way === 'elder' && 'elder'].filter(Boolean).join('&')}`);
  await page.locator('[data-part]').first().waitFor();
  await page.addStyleTag({ content: ":root { --family: 'Noto Sans CJK SC', sans-serif; }" });
  return page;
}

/** Of each part on the page, by name: `{size, hash, colours, lines, png}`. */
export async function look(page) {
  const looks = new Map();
  for (const part of await page.locator('[data-part]').all()) {
    const lines = await part.evaluate(described);
    const { width, height } = await part.boundingBox();
    const png = await part.screenshot({ animations: 'disabled' });
    const hash = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12);
    const colours = await page.evaluate(reduced, png.toString('base64'));
    looks.set(await part.getAttribute('data-part'), { size: `${Math.round(width)}x${Math.round(height)}`, hash, colours, lines, png });
  }
  return looks;
}

/** What two colours may differ by and still be one to the eye. */
const level_max = 6;

function same_colours(one, other) {
  const levels = (text) => text.match(/../g).map((level) => parseInt(level, 16));
  const [a, b] = [levels(one), levels(other)];
  return a.length === b.length && a.every((level, at) => Math.abs(level - b[at]) <= level_max);
}

export const line_of = (where, name, { size, hash, colours }) => `${where} | ${name} | ${size} ${hash} ${colours}`;

/** `setting | part` → what was kept of it. */
export function read_kept() {
  const lines = readFileSync(kept_file, 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => {
    const [where, name, kept] = line.split(' | ');
    const [size, hash, colours] = kept.split(' ');
    return [`${where} | ${name}`, { size, hash, colours }];
  }));
}

/** Why a part does not look as it was kept; null where it does. */
export function difference(kept, now) {
  if (!kept) return 'is new';
  if (kept.size !== now.size) return `was ${kept.size}, is ${now.size}`;
  if (kept.hash !== now.hash) return 'lies or is styled otherwise';
  return same_colours(kept.colours, now.colours) ? null : 'has other colours';
}

/** The picture and the description of a part, for people to look at. */
export function show(where, name, { lines, png }) {
  mkdirSync('build/review', { recursive: true });
  const file = `build/review/${where} ${name}`.replace(/[^\w/-]+/g, '_');
  writeFileSync(`${file}.png`, png);
  writeFileSync(`${file}.txt`, `${lines.join('\n')}\n`);
  return `${file}.png`;
}

async function keep() {
  build_review();
  const [review, browser] = [await serve_review(), await launch()];
  const lines = [];
  for (const each of settings) {
    const page = await open_review(browser, review.address, each);
    for (const [name, seen] of await look(page)) lines.push(line_of(each.name, name, seen));
    await page.context().close();
  }
  await browser.close();
  review.close();
  writeFileSync(kept_file, `${lines.join('\n')}\n`);
  console.log(`${lines.length} looks kept in ${kept_file}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await keep();

// The phone without network: the page opens, finds, tells, takes answers and checks them and the files; what it kept is
// said to be kept. A new version is told and waits until it is wanted.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { launch, phone } from './browser.mjs';
import { action, begin, fillForm, next, portrait, title } from './citizen.mjs';
import { journey } from './journey.mjs';
import { openCity } from './city.mjs';
import { openLine, settle } from './line.mjs';
import { until } from './until.mjs';

test('without network: open, find, read the guide, fill in, check answers and a photo', () =>
  journey(
    'offline',
    async ({ city, page, pictures }) => {
      const line = await openLine(city.address);
      try {
        await page.goto(`${line.address}/`);
        await title(page, '您要办什么事？');
        await settle(page);
        line.cut();
        await page.context().setOffline(true);
        await page.goto('about:blank');
        await page.goto(`${line.address}/`);
        await page.getByText('现在没有网络').waitFor();
        await page.getByText(/^连不上服务器。这是 .* 存下的内容/).waitFor();
        await pictures('1-find');
        for (const [query, found] of [['给孩子上户口', '新生儿出生一件事'], ['jszg', '教师资格认定'], ['教师资各认定', '教师资格认定']]) {
          await page.getByRole('searchbox').fill(query);
          await page.getByText('找到 1 个事项').waitFor();
          await page.getByRole('link', { name: found }).waitFor();
        }
        await begin(page, line);
        await title(page, '申请人');
        await page.getByLabel('证件号码', { exact: true }).fill('110101199003078671');
        await page.getByLabel('手机号', { exact: true }).fill('1380013800');
        await next(page);
        await page.getByRole('link', { name: /^证件号码：.*逐位核对/ }).waitFor();
        await pictures('2-checked');
        // Opened anew, still without network: what was typed is there.
        await page.reload();
        await title(page, '申请人');
        assert.equal(await page.getByLabel('手机号', { exact: true }).inputValue(), '1380013800');
        await fillForm(page);
        await page.getByRole('link', { name: /^提供.*照/ }).click();
        const small = await portrait(page, { width: 200, height: 280, type: 'image/png' });
        await page.getByLabel('从相册选择').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), small]) });
        await page.locator('.findings .error').first().waitFor();
        await pictures('3-photo-checked');
        // The guide of a service that was never opened.
        await page.goto(`${line.address}/#/services/newborn-bundle`);
        await page.getByText(/^连不上服务器。这是 .* 存下的内容/).waitFor();
        await page.getByText('谁可以办').waitFor();

        line.mend();
        await page.context().setOffline(false);
        await page.reload();
        await page.getByText('谁可以办').waitFor();
        assert.equal(await page.getByText(/^连不上服务器/).count(), 0, 'what is fresh is not said to be kept');
      } finally {
        line.close();
      }
    },
    { serviceWorkers: 'allow' },
  ));

/** Any server of files: the page needs no other for its own files. What it asks of an office goes to the city, where there is one. */
function serveFiles(folderNow, cityNow = () => null) {
  const types = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm', svg: 'image/svg+xml', png: 'image/png', webmanifest: 'application/manifest+json' };
  const server = createServer((asked, answer) => {
    const { url, method, headers } = asked;
    if (cityNow() && url.startsWith('/api/')) {
      const passed = request(`${cityNow().address}${url}`, { method, headers }, (answered) => {
        answer.writeHead(answered.statusCode, answered.headers);
        answered.pipe(answer);
      });
      passed.on('error', () => answer.destroy());
      return asked.pipe(passed);
    }
    const file = path.join(folderNow(), url === '/' ? 'index.html' : new URL(url, 'http://here').pathname);
    try {
      const bytes = readFileSync(file);
      answer.writeHead(200, { 'Content-Type': types[path.extname(file).slice(1)] ?? 'application/octet-stream' }).end(bytes);
    } catch {
      answer.writeHead(404, { 'Content-Type': 'application/json' }).end('{}');
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Two builds of the page as an update finds them: `now`, and `after` it, which says so. */
function twoBuilds(folder) {
  const [now, after] = ['now', 'after'].map((name) => path.join(folder, name));
  for (const copy of [now, after]) cpSync('web/citizen/dist', copy, { recursive: true });
  writeFileSync(`${after}/index.html`, readFileSync(`${after}/index.html`, 'utf8').replace('<html', '<html data-version="after"'));
  execFileSync(process.execPath, ['tools/service_worker.mjs', 'citizen/worker/service_worker.ts', after], { cwd: 'web' });
  return { now, after };
}

const version = (page) => page.evaluate(() => document.documentElement.dataset.version ?? 'now');

test('a new version is told, waits, and comes when it is wanted', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-update-'));
  const { now, after } = twoBuilds(folder);
  let served = now;
  const server = await serveFiles(() => served);
  const browser = await launch();
  try {
    const page = await (await browser.newContext({ viewport: phone, locale: 'zh-CN' })).newPage();
    const address = `http://127.0.0.1:${server.address().port}/`;
    await page.goto(address);
    await settle(page);
    served = after;
    await page.reload();
    await page.getByText('有新版本可用').waitFor();
    await page.reload();
    await page.getByText('有新版本可用').waitFor();
    assert.equal(await version(page), 'now', 'not before it is wanted');
    await action(page, '现在更新').click();
    await page.waitForFunction(() => document.documentElement.dataset.version === 'after');
    await title(page, '您要办什么事？');
    assert.equal(await page.getByText('有新版本可用').count(), 0);
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The catalogue, but its form asks the applicant for `field` too, and is of that version. */
function catalogueWith(folder, number, field) {
  const copy = path.join(folder, `catalogue-${number}`);
  cpSync('catalog', copy, { recursive: true });
  const file = path.join(copy, 'services/teacher-qualification.json');
  const service = JSON.parse(readFileSync(file, 'utf8'));
  service.form.steps[0].fields.push({ purpose: { 'zh-CN': '核对', en: 'To compare' }, sensitivity: 'personal', required: false, ...field });
  writeFileSync(file, JSON.stringify({ ...service, version: number }));
  return copy;
}

test('half a form outlives a new version of the form and of the page', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-half-'));
  const { now, after } = twoBuilds(folder);
  const before = await openCity({ options: ['--catalog', catalogueWith(folder, 1, { id: 'fax', type: 'text', label: { 'zh-CN': '传真', en: 'Fax' } })] });
  const later = await openCity({ options: ['--catalog', catalogueWith(folder, 2, { id: 'alias', type: 'text', label: { 'zh-CN': '曾用名', en: 'Former name' } })] });
  let [served, city] = [now, before];
  const server = await serveFiles(() => served, () => city);
  const browser = await launch();
  try {
    const page = await (await browser.newContext({ viewport: phone, locale: 'zh-CN' })).newPage();
    page.setDefaultTimeout(20_000);
    // What may be left empty says so in its label.
    const field = (label) => page.getByLabel(new RegExp(`^${label}`));
    await page.goto(`http://127.0.0.1:${server.address().port}/#/services/teacher-qualification/form`);
    await field('姓名').fill('李测试');
    await field('证件号码').fill('110101199003078670');
    await field('传真').fill('0571-8000');
    await settle(page);
    // Both at once, as a deployment does it; the form first meets the old page.
    [served, city] = [after, later];
    await page.reload();
    await page.getByRole('status', { name: '这张表单更新了' }).getByText('传真：0571-8000').waitFor();
    await field('曾用名').waitFor();
    assert.equal(await version(page), 'now');
    assert.equal(await field('证件号码').inputValue(), '110101199003078670');
    await field('曾用名').fill('李试');
    await action(page, '现在更新').click();
    await until(async () => (await version(page).catch(() => '')) === 'after');
    await field('曾用名').waitFor();
    for (const [label, value] of [['姓名', '李测试'], ['证件号码', '110101199003078670'], ['曾用名', '李试']]) {
      assert.equal(await field(label).inputValue(), value, label);
    }
    assert.equal(await field('传真').count(), 0);
    // What could not come along is told until it was seen, by the new page too.
    await page.getByText('传真：0571-8000').waitFor();
    await action(page, '知道了').click();
    await page.getByText('传真：0571-8000').waitFor({ state: 'detached' });
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections?.();
    for (const each of [before, later]) assert.equal(await each.close(), 0);
    rmSync(folder, { recursive: true, force: true });
  }
});

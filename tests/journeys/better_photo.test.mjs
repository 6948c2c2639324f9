// A citizen with bad photographs: told at once what is wrong, helped to mend it, and done without a trip. What a camera notes
// of the place stays on the phone, and bytes sent past the page are refused for the same reasons.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { action, begin, fillForm, portrait, receiptOf, upToReview } from './citizen.mjs';
import { openCase, signIn as signInAtDesk } from './clerk.mjs';
import { journey } from './journey.mjs';
import { cameraName, letter, place, withPlace } from './photographs.mjs';
import { spokenByVision } from './vision.mjs';

const jpeg = (name, buffer) => ({ name, mimeType: 'image/jpeg', buffer });
const provided = (page, count) => page.getByText('已提供', { exact: true }).nth(count - 1).waitFor();
const passed = (page) => page.getByText('本机检查通过，可以使用').waitFor();

/** What has the focus, by its name or words; the top of the page has none. */
async function focused(page) {
  await page.waitForFunction(() => document.activeElement !== document.body);
  return page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
}

/** The page where the diploma is given. */
async function toDiploma(page, city) {
  await begin(page, city);
  await fillForm(page, { degreePlace: '境外' });
  await page.getByRole('link', { name: '提供学历证书' }).click();
  return page.getByLabel('选择文件');
}

async function submit(page, city) {
  await upToReview(page, city);
  await action(page, '提交').click();
  return receiptOf(page);
}

test('blurred, then lying and too large, then a portrait off its place: guided to good ones and submitted', () =>
  journey('better-photo', async ({ city, page, pictures }) => {
    const diploma = await toDiploma(page, city);
    await diploma.setInputFiles(jpeg('moved.jpg', await letter(page, { blur: 6 })));
    await page.getByText('照片模糊。请拿稳手机、对好焦再拍').waitFor();
    await page.getByText('这张照片现在还不能用').waitFor();
    assert.equal(await action(page, '使用这张照片').count(), 0);
    await pictures('1-blurred');

    const heavy = await letter(page, { width: 2400, height: 3200, turned: 1, grain: 12, quality: 1 });
    assert.ok(heavy.length > 5_000_000, `${heavy.length} bytes`);
    await diploma.setInputFiles(jpeg('lying.jpg', heavy));
    await page.getByText(/已替您缩小到/).waitFor();
    await pictures('2-made-smaller');
    await page.getByRole('img', { name: '所选照片，3200×2400 像素' }).waitFor();
    await action(page, '向左转').click();
    await page.getByRole('img', { name: '所选照片，2400×3200 像素' }).waitFor();
    await passed(page);
    await pictures('3-upright');

    // Cut with the keyboard alone.
    await action(page, '裁掉边上').press('Enter');
    assert.match(await focused(page), /拖动|裁/);
    const top = page.getByLabel('上边');
    for (let press = 0; press < 5; press++) await top.press('ArrowRight');
    await pictures('4-cut');
    await action(page, '就留这些').press('Enter');
    assert.equal(await focused(page), '请看一眼');
    await page.getByRole('img', { name: '所选照片，2400×3040 像素' }).waitFor();
    await passed(page);
    await action(page, '使用这张照片').click();
    await provided(page, 1);

    await page.getByRole('link', { name: '提供一寸证件照' }).click();
    await page.getByLabel('从相册选择').setInputFiles(jpeg('photo.jpg', await portrait(page, { width: 1800, height: 1260 * 2 })));
    await passed(page);
    await pictures('5-portrait');
    for (let press = 0; press < 12; press++) await action(page, '放大').click();
    await page.getByText('这张照片现在还不能用').waitFor();
    await pictures('6-head-too-large');
    await action(page, '按要求对准头部').click();
    await passed(page);
    await action(page, '使用这张照片').click();
    await provided(page, 2);
    assert.match(await submit(page, city), /^\d{19}$/);
  }));

test('a page held askew is straightened, and several pages become one document', () =>
  journey('several-pages', async ({ city, page, pictures }) => {
    const diploma = await toDiploma(page, city);
    await diploma.setInputFiles(jpeg('askew.jpg', await letter(page, { tilted: 13 })));
    await page.getByText('页面拍歪了。请从正上方端正地拍').waitFor();
    await pictures('1-askew');
    await page.getByRole('button', { name: /^转正（1[123]°）$/ }).click();
    await passed(page);
    await pictures('2-straight');

    await page.getByRole('button', { name: '有好几页？合成一个 PDF' }).press('Enter');
    await page.locator('h2:focus').waitFor();
    const add = page.getByLabel('添加一页');
    await add.setInputFiles(jpeg('one.jpg', await letter(page)));
    await page.getByRole('img', { name: '第 1 页' }).waitFor();
    await add.setInputFiles(jpeg('two.jpg', await letter(page, { blur: 6 })));
    await page.getByText('有的页还不能用：请删除后重新拍。').waitFor();
    await pictures('3-a-bad-page');
    assert.equal(await page.getByRole('button', { name: /^合成并使用/ }).count(), 0);
    await action(page, '删除第 2 页').press('Enter');
    assert.equal(await focused(page), '第 1 页向右转');
    await add.setInputFiles(jpeg('two.jpg', await letter(page, { turned: 1 })));
    await action(page, '第 2 页向右转').click();
    await action(page, '第 2 页往前移').press('Enter');
    assert.equal(await focused(page), '第 1 页向右转', 'of the page that went up');
    await pictures('4-pages');
    const uploaded = page.waitForResponse((answer) => /\/upload(s\?|$)/.test(answer.url().replace(/#.*/, '')) && answer.status() === 201);
    await page.getByRole('button', { name: '合成并使用（2 页）' }).click();
    await provided(page, 1);
    assert.equal((await (await uploaded).json()).upload.kind, 'pdf');
  }));

test('a photograph of a kind that is not taken becomes a JPEG where the browser opens it, and is explained where it does not', () =>
  journey('other-kinds', async ({ city, page, pictures }) => {
    const diploma = await toDiploma(page, city);
    const heic = readFileSync(new URL('../vectors/files/photo.heic', import.meta.url));
    await diploma.setInputFiles({ name: 'IMG_0001.HEIC', mimeType: 'image/heic', buffer: heic });
    await page.getByText('这是 HEIC 照片，这个浏览器打不开').waitFor();
    await page.getByText(/没有上传任何内容。请在手机“设置”里把相机格式改为“兼容性最佳”/).waitFor();
    await pictures('1-heic');

    // What Chromium opens and the service does not take stands for a HEIC photo in a browser that opens those.
    const webp = await letter(page, { type: 'image/webp' });
    assert.equal(webp.subarray(8, 12).toString(), 'WEBP');
    await diploma.setInputFiles({ name: 'page.webp', mimeType: 'image/webp', buffer: webp });
    await passed(page);
    const uploaded = page.waitForResponse((answer) => /\/upload(s\?|$)/.test(answer.url().replace(/#.*/, '')) && answer.status() === 201);
    await action(page, '使用这张照片').click();
    await provided(page, 1);
    assert.equal((await (await uploaded).json()).upload.kind, 'jpeg');
  }));

/** Whether any file of the city's folder has these bytes. */
function isStored(folder, bytes) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(path.join(entry.path, entry.name)).includes(bytes));
}

test('where a photograph was taken is neither sent nor stored', () =>
  journey('where-taken', async ({ city, browser, page }) => {
    const photograph = withPlace(await letter(page));
    assert.ok([cameraName, place.latitude, place.longitude].every((told) => photograph.includes(told)));
    const diploma = await toDiploma(page, city);
    await diploma.setInputFiles(jpeg('home.jpg', photograph));
    await passed(page);
    await action(page, '使用这张照片').click();
    await provided(page, 1);
    await page.getByRole('link', { name: '提供一寸证件照' }).click();
    await page.getByLabel('从相册选择').setInputFiles(jpeg('photo.jpg', withPlace(await portrait(page))));
    await passed(page);
    await action(page, '使用这张照片').click();
    await provided(page, 2);
    const number = await submit(page, city);

    // A stretch of the picture's own bytes, shorter than a page of the store: it is there, so the rest would be found too.
    assert.ok(isStored(city.folder, photograph.subarray(-300, -200)), 'the picture is stored as it was');
    for (const told of [cameraName, place.latitude, place.longitude]) assert.equal(isStored(city.folder, told), false);

    const desk = await signInAtDesk(browser, city);
    await openCase(desk, number);
    const addresses = await desk.locator('figure img').evaluateAll((images) => images.map((image) => image.src));
    assert.equal(addresses.length, 2);
    for (const address of addresses) {
      const bytes = Buffer.from(await desk.evaluate(async (from) => [...new Uint8Array(await (await fetch(from)).arrayBuffer())], address));
      assert.deepEqual([...bytes.subarray(0, 3)], [0xff, 0xd8, 0xff]);
      for (const told of [cameraName, place.latitude, place.longitude, 'GPS']) assert.equal(bytes.includes(told), false);
    }
  }));

/** Sends bytes as the page would, but without asking anything; what the server says of them. */
function sendPastThePage(page, bytes) {
  return page.evaluate(async (text) => {
    const content = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const answer = await fetch('/api/v1/uploads?service=teacher-qualification&material=diploma', {
      method: 'POST',
      headers: { 'Content-Type': 'image/jpeg', 'Idempotency-Key': crypto.randomUUID() },
      body: content,
    });
    return { status: answer.status, ...(await answer.json()) };
  }, bytes.toString('base64'));
}

test('bad bytes sent past the page are refused for what the page would have said', () =>
  journey('past-the-page', async ({ city, page }) => {
    await begin(page, city);
    const service = await page.evaluate(async () => {
      const json = { 'Content-Type': 'application/json' };
      await fetch('/api/v1/sessions', { method: 'POST', headers: json, body: '{}' });
      return (await (await fetch('/api/v1/services/teacher-qualification')).json()).service;
    });
    const { accept } = service.materials.find(({ id }) => id === 'diploma');
    const good = await letter(page);
    // what is sent -> the first of what is wrong with it
    const rows = [
      [await letter(page, { blur: 6 }), 'material.blurred'],
      [await letter(page, { tilted: 25 }), 'material.skewed'],
      [good.subarray(0, good.length / 2), 'material.truncated'],
      [Buffer.concat([good, Buffer.from('PK\x03\x04'), Buffer.alloc(500)]), 'material.polyglot'],
      [Buffer.from('x'.repeat(20_000)), 'material.kind_unknown'],
    ];
    for (const [bytes, code] of rows) {
      const refused = await sendPastThePage(page, bytes);
      const told = refused.findings.map(({ field, ...finding }) => finding);
      const { findings } = await spokenByVision('material.inspect', { spec: accept, name: '', claimed_type: 'image/jpeg' }, bytes);
      assert.deepEqual([refused.status, refused.code, told], [422, 'file_not_accepted', findings], code);
      assert.equal(told[0].code, code);
      assert.ok(refused.findings.every(({ field }) => field === 'material:diploma'));
    }
    assert.equal((await sendPastThePage(page, good)).status, 201);
  }));

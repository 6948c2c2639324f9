// A citizen in a lift: the network goes in the middle of a large file and comes back, the file is paused and goes on, and
// nothing that had arrived is sent again. What is sent past the page is refused all the same.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pdf } from '../faults/papers.mjs';
import { Random } from '../faults/random.mjs';
import { action, begin, fillForm } from './citizen.mjs';
import { journey } from './journey.mjs';

const chunkBytes = 256 * 1024;
const file = pdf(new Random(), 3_000_000);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Counts the chunks on their way and makes each take a moment; `offlineAt`: the network is gone when this one is sent. */
async function watchChunks(page, offlineAt) {
  const seen = { chunks: 0 };
  await page.route(/\/api\/v1\/transfers\/[\w-]+$/, async (route) => {
    if (route.request().headers()['x-http-method-override'] !== 'PATCH') return route.continue();
    seen.chunks += 1;
    if (seen.chunks === offlineAt) {
      await page.context().setOffline(true);
      return route.abort('internetdisconnected');
    }
    await sleep(150);
    return route.continue();
  });
  return seen;
}

/** Sends bytes as the page would, but without asking anything; what the server says of them. */
function sendPastThePage(page, bytes) {
  return page.evaluate(async (numbers) => {
    const content = new Uint8Array(numbers);
    const tus = { 'Tus-Resumable': '1.0.0' };
    const metadata = `service ${btoa('teacher-qualification')},material ${btoa('photo')}`;
    const begun = await fetch('/api/v1/transfers', {
      method: 'POST',
      headers: { ...tus, 'Upload-Length': String(content.length), 'Upload-Metadata': metadata },
    });
    const place = begun.headers.get('Location');
    const headers = { ...tus, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' };
    const sent = await fetch(place, { method: 'PATCH', headers, body: content });
    const looked = await fetch(`${place}/upload`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
    return { begun: begun.status, sent: sent.status, looked: looked.status, answer: await looked.json() };
  }, [...bytes]);
}

test('a large file survives a lost network and a pause', () =>
  journey('torn-upload', async ({ city, page, pictures }) => {
    await begin(page, city);
    await fillForm(page, { degreePlace: '境外' });
    await page.getByRole('link', { name: '提供学历证书' }).click();
    const seen = await watchChunks(page, 4);
    await page.getByLabel('选择文件').setInputFiles({ name: '学历认证书.pdf', mimeType: 'application/pdf', buffer: file });
    await page.getByText(/^网络不通，恢复后自动继续。已收到 2\d%$/).waitFor();
    await pictures('1-waiting');
    await page.context().setOffline(false);
    await page.getByText(/^正在上传… [3-9]\d%$/).waitFor();
    await action(page, '暂停').click();
    await page.getByText(/^已暂停，已收到 \d+%$/).waitFor();
    await sleep(400);
    const paused = seen.chunks;
    await pictures('2-paused');
    await sleep(400);
    assert.equal(seen.chunks, paused, 'a pause is a pause');
    const uploaded = page.waitForResponse((answer) => /\/transfers\/[\w-]+\/upload$/.test(answer.url()) && answer.status() < 300);
    await action(page, '继续').click();
    await page.getByText('已提供', { exact: true }).waitFor();
    assert.equal(seen.chunks, Math.ceil(file.length / chunkBytes) + 1, 'each chunk once, and the one that was lost');
    assert.equal((await (await uploaded).json()).upload.sha256, sha256(file));
    await pictures('3-given');

    const bad = await sendPastThePage(page, Buffer.alloc(20_000, 'x'));
    assert.deepEqual([bad.begun, bad.sent, bad.looked, bad.answer.code], [201, 204, 422, 'file_not_accepted']);
    assert.ok(bad.answer.findings.some(({ code, field }) => code === 'material.kind_unknown' && field === 'material:photo'));
  }));

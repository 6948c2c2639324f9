// Sent without network: it waits on the phone, survives the page being killed, goes out when the network returns, and is
// one case, also when the answer was lost; what the server refuses meanwhile is mended.

import assert from 'node:assert/strict';
import test from 'node:test';
import { action, begin, chooseSlot, fillForm, givePhoto, next, portrait, receiptOf, title, upToReview } from './citizen.mjs';
import { journey } from './journey.mjs';
import { openLine, settle } from './line.mjs';
import { until } from './until.mjs';

const cases = (page) => page.evaluate(() => fetch('/api/v1/cases').then((answer) => answer.json()).then((list) => list.cases.length));

/** A citizen who has done everything but the sending; `walk({page, line, context, pictures, reopen})`. */
const beforeSending = (name, walk) =>
  journey(
    name,
    async ({ city, page, pictures }) => {
      const line = await openLine(city.address);
      const context = page.context();
      /** The page is killed and opened anew. */
      const reopen = async (old) => {
        await old.close({ runBeforeUnload: false });
        const fresh = await context.newPage();
        await fresh.goto(`${line.address}/`);
        return fresh;
      };
      try {
        await page.goto(`${line.address}/`);
        await title(page, '您要办什么事？');
        await settle(page);
        await begin(page, line);
        await fillForm(page);
        await givePhoto(page, await portrait(page));
        await upToReview(page, city);
        await walk({ page, line, context, pictures, reopen });
      } finally {
        line.close();
      }
    },
    { serviceWorkers: 'allow' },
  );

test('submitted without network, killed, sent when the network returns', () =>
  beforeSending('outbox', async ({ page, line, context, pictures, reopen }) => {
    line.cut();
    await context.setOffline(true);
    await action(page, '提交').click();
    await page.getByText('已放进待发送').waitFor();
    await pictures('1-waiting');
    // Taken back to look once more, put there again, and the page is killed.
    await action(page, '取回来修改').click();
    await action(page, '提交').click();
    await page.getByText('已放进待发送').waitFor();
    const second = await reopen(page);
    await second.getByText('有 1 件等待发送').waitFor();
    await second.getByRole('link', { name: '我的办件' }).click();
    // A page that was just opened may not know yet that there is no network: then it has tried.
    await second.getByText(/等待网络，还没有送出|已送出，还没有回音/).waitFor();
    await second.screenshot({ path: 'build/journeys/outbox-2-list.png' });
    line.mend();
    await context.setOffline(false);
    await second.getByText('已送达：教师资格认定').waitFor();
    assert.equal(await cases(second), 1);
    await second.getByRole('status').getByRole('link', { name: '查看' }).click();
    await second.getByRole('link', { name: '查看回执' }).click();
    await receiptOf(second);
    await second.getByText('与您在本机提交的内容一致').waitFor();
  }));

test('the answer is lost and the page killed before it knows: one case all the same', () =>
  beforeSending('outbox-mute', async ({ page, line, context, reopen }) => {
    line.mute();
    await action(page, '提交').click();
    await until(async () => (await casesBehind(context, line)).length === 1);
    // Killed before the line is mended: else its own next try might hear the answer.
    await page.close({ runBeforeUnload: false });
    line.mend();
    const second = await reopen(page);
    await second.getByText('已送达：教师资格认定').waitFor();
    assert.equal(await cases(second), 1);
  }));

test('what the server refuses when it is sent at last is told and mended', () =>
  beforeSending('outbox-refused', async ({ page, line, context, reopen }) => {
    line.cut();
    await context.setOffline(true);
    await action(page, '提交').click();
    await page.getByText('已放进待发送').waitFor();
    // Meanwhile the time booked is given back from elsewhere.
    const booking = await context.request.get(`${line.behind}/api/v1/bookings`, { headers: { Cookie: await cookie(context) } });
    const [{ id }] = (await booking.json()).bookings;
    const given = await context.request.delete(`${line.behind}/api/v1/bookings/${id}`, { headers: { Cookie: await cookie(context) } });
    assert.equal(given.status(), 200);
    line.mend();
    await context.setOffline(false);
    const second = await reopen(page);
    await second.getByText('有 1 件没有被接收').waitFor();
    await second.getByRole('status').getByRole('link', { name: '查看' }).click();
    await second.getByRole('link', { name: '去修改' }).click();
    await second.getByRole('link', { name: '另选时间' }).click();
    await chooseSlot(second);
    await second.getByText(/已为您留好/).waitFor();
    await next(second);
    await title(second, '核对并提交');
    await action(second, '提交').click();
    await receiptOf(second);
    assert.equal(await cases(second), 1);
  }));

/** What the server has of the citizen, whatever the line between them does. */
async function casesBehind(context, line) {
  const answer = await context.request.get(`${line.behind}/api/v1/cases`, { headers: { Cookie: await cookie(context) } });
  return (await answer.json()).cases;
}

const cookie = async (context) => (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

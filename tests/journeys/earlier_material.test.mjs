// A second application: what the office has from the first is offered with where it came from, and stands for an upload once the
// applicant agrees. What may follow later says until when, and a promise is told whole.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { action, begin, chooseSlot, fillForm, givePhoto, next, portrait, receiptOf, review, title, upToReview } from './citizen.mjs';
import { act, openCase, ship, signIn as signInAtDesk } from './clerk.mjs';
import { journey } from './journey.mjs';
import { pdf } from '../faults/papers.mjs';
import { Random } from '../faults/random.mjs';

/** The catalogue, but the photo may be taken from an earlier case, and the diploma may follow within ten working days. */
function ownCatalogue() {
  const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-catalogue-'));
  cpSync('catalog', folder, { recursive: true });
  const file = path.join(folder, 'services/teacher-qualification.json');
  const service = JSON.parse(readFileSync(file, 'utf8'));
  const material = (id) => service.materials.find((one) => one.id === id);
  material('photo').standard = 'id_photo';
  material('photo').obtain.unshift({
    by: 'earlier_case',
    reuse_days: 365,
    reason: { 'zh-CN': '用您一年内交过的照片。', en: 'The photo you gave within the last year.' },
  });
  Object.assign(material('diploma'), { necessity: 'later', late_workdays: 10 });
  writeFileSync(file, JSON.stringify(service));
  return folder;
}

async function submit(page) {
  await action(page, '提交').click();
  return receiptOf(page);
}

test('the photo of the first case serves the second', async (t) => {
  const folder = ownCatalogue();
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await journey(
    'earlier-material',
    async ({ city, browser, page, pictures }) => {
      await begin(page, city);
      await fillForm(page);
      await givePhoto(page, await portrait(page));
      await upToReview(page, city);
      const first = await submit(page);
      const desk = await signInAtDesk(browser, city);
      await openCase(desk, first);
      await act(desk, '受理');
      await act(desk, '准予');
      await ship(desk, '1130012345678');
      await page.getByRole('link', { name: '看办理进度' }).click();
      await page.getByText('已办结').first().waitFor();

      // One visit of a kind may be open: the first is given back, since its case is closed.
      const given_back = await page.evaluate(async () => {
        const [{ id }] = (await (await fetch('/api/v1/bookings')).json()).bookings;
        return (await fetch(`/api/v1/bookings/${id}`, { method: 'DELETE' })).status;
      });
      assert.equal(given_back, 200);

      await begin(page, city);
      await fillForm(page, { degreePlace: '境外' });
      await page.getByText('这份材料我们已经有了，要用它吗？').waitFor();
      await page.getByText(new RegExp(`您办“教师资格认定”（${first}，.*办结）时交过`)).waitFor();
      await page.getByText(/^可以晚些补交：.*10 个工作日/).waitFor();
      await pictures('1-offered');
      await page.getByText('告知承诺书全文').click();
      for (const told of ['代替的证明', '承诺的内容', '谁可以承诺', '承诺不实的后果', '怎样核查', '是否公开']) {
        await page.getByText(told, { exact: true }).waitFor();
      }
      await pictures('2-commitment');
      await action(page, '同意使用').click();
      await page.getByText('已提供', { exact: true }).waitFor();
      await pictures('3-agreed');
      await next(page);
      await title(page, '预约教师资格体检');
      await chooseSlot(page);
      await page.getByText(/已为您留好/).waitFor();
      await next(page);
      await review(page);
      const second = await submit(page);

      // Submitted without the diploma: the case says so, and until when; the clerk cannot grant it before it came.
      await page.getByRole('link', { name: '看办理进度' }).click();
      const owed = page.getByRole('region', { name: '还要补交的材料' });
      await owed.getByText(/请在 .+ 前补交/).waitFor();
      await page.getByText('还有材料要您补交，都列在下面').waitFor();
      await pictures('4-owed');
      await openCase(desk, second);
      await desk.getByText(/^学历证书：.+ 前补交$/).waitFor();
      await act(desk, '受理');
      await act(desk, '准予');
      await desk.getByText('还有材料没有补交').waitFor();
      await owed.getByRole('link', { name: '现在补交' }).click();
      await title(page, '补交材料');
      await action(page, '提交材料').click();
      await page.getByText('有 1 处需要修改').waitFor(); // nothing was chosen
      await page.getByLabel('选择文件').setInputFiles({ name: '学历认证书.pdf', mimeType: 'application/pdf', buffer: pdf(new Random(), 30_000) });
      await page.getByText(/已收到，30 kB/).waitFor();
      await pictures('5-handing-in');
      await action(page, '提交材料').click();
      await page.getByText('已补交材料').first().waitFor();
      await owed.waitFor({ state: 'detached' });

      // The promise in the place of a proof is taken back: the proof is owed from then on, and both see it.
      await page.getByText('告知承诺', { exact: true }).click();
      await action(page, '撤回承诺，改交证明').click();
      await action(page, '确定撤回').click();
      await owed.getByText(/请在 .+ 前补交/).waitFor();
      await pictures('6-taken-back');
      await desk.getByText(/^个人承诺书：.+ 前补交$/).waitFor();
    },
    { options: ['--catalog', folder] },
  );
});

// What one case gave out spares an upload in the next: granted with what stands on it, offered with where it came from,
// used once the applicant agrees, seen by the clerk, taken back with a reason, and then not offered any more.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { action, begin, chooseSlot, fillForm, givePhoto, next, portrait, receiptOf, review, signIn, title } from './citizen.mjs';
import { act, openCase, ship, signIn as signInAtDesk } from './clerk.mjs';
import { journey } from './journey.mjs';

const renewal = '教师资格换证';

/** The catalogue, but what is granted runs out after five years, and a renewal without a visit can draw the photo from it. */
function ownCatalogue() {
  const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-catalogue-'));
  cpSync('catalog', folder, { recursive: true });
  const file = path.join(folder, 'services/teacher-qualification.json');
  const service = JSON.parse(readFileSync(file, 'utf8'));
  service.outcome.certificate = { type: 'teacher_qualification', valid_months: 60 };
  writeFileSync(file, JSON.stringify(service));
  service.materials.find(({ id }) => id === 'photo').obtain.unshift({
    by: 'e_certificate',
    certificate: 'teacher_qualification',
    reason: { 'zh-CN': '用您教师资格证上的照片。', en: 'The photo of your certificate.' },
  });
  const again = { id: 'teacher-renewal', title: { 'zh-CN': renewal, en: 'Renewal' }, visits: service.visits.slice(1), trips: { ...service.trips, count: 0 } };
  writeFileSync(path.join(folder, 'services/teacher-renewal.json'), JSON.stringify({ ...service, ...again }));
  return folder;
}

async function beginRenewal(page, city) {
  await page.goto(`${city.address}/`);
  await page.getByRole('link', { name: renewal }).click();
  await title(page, renewal);
  await page.getByRole('link', { name: '开始办理' }).click();
  await fillForm(page);
}

async function submit(page) {
  await next(page);
  await review(page);
  await action(page, '提交').click();
  return receiptOf(page);
}

test('a certificate of the first case spares the photo of the second, until it is revoked', async (t) => {
  const folder = ownCatalogue();
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await journey(
    'certificate',
    async ({ city, browser, page, pictures }) => {
      await begin(page, city);
      await fillForm(page);
      await givePhoto(page, await portrait(page));
      await next(page);
      await chooseSlot(page);
      await signIn(page, city);
      await page.getByText(/已为您留好/).waitFor();
      const first = await submit(page);
      const desk = await signInAtDesk(browser, city);
      await openCase(desk, first);
      await act(desk, '受理');
      await act(desk, '准予，并填写证照');
      await desk.getByLabel(/^证照编号/).fill('云教资 2026-7');
      await act(desk, '准予并发证');
      await desk.getByText(/编号 云教资 2026-7 · 有效/).waitFor();
      await ship(desk, '1130012345678');
      await page.getByRole('link', { name: '看办理进度' }).click();
      await page.getByText('证书编号：云教资 2026-7').waitFor();
      await page.getByText('已办结').first().waitFor();

      await beginRenewal(page, city);
      await page.getByText('这份证照是我们发给您的，要用它吗？').waitFor();
      await page.getByText(/您办“教师资格认定”时发给您的，编号 云教资 2026-7，有效期至/).waitFor();
      await pictures('1-offered');
      await action(page, '同意使用').click();
      await page.getByText(/电子证照，编号 云教资 2026-7.*您已同意使用。/).waitFor();
      await pictures('2-agreed');
      const second = await submit(page);
      await page.getByRole('link', { name: '看办理进度' }).click();
      await page.getByText('没有让您交、由我们取得的材料').click();
      await page.getByText(/用您的电子证照/).waitFor();
      await openCase(desk, second);
      await desk.getByText(/云教资 2026-7/).waitFor();
      await pictures('3-used');

      await openCase(desk, first);
      await act(desk, '撤销');
      await desk.getByLabel('证照理由').fill('照片不是本人');
      await desk.getByRole('form', { name: '证照：撤销' }).getByRole('button', { name: '撤销', exact: true }).click();
      await desk.getByText(/编号 云教资 2026-7 · 已撤销/).waitFor();
      await beginRenewal(page, city);
      await page.getByText(/您的电子证照（编号 云教资 2026-7）已被撤销：照片不是本人。/).waitFor();
      await page.getByRole('link', { name: /^提供一寸证件照/ }).waitFor();
      await pictures('4-revoked');
    },
    { options: ['--catalog', folder] },
  );
});

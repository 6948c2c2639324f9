// A city asks something of its own: a question that must be answered, with yes or with no, written into a service as data.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { begin, next, title } from './citizen.mjs';
import { journey } from './journey.mjs';

const question = {
  id: 'lives_here',
  type: 'boolean',
  label: { 'zh-CN': '您现在住在本市吗？', en: 'Do you live in this city now?' },
  required: true,
  sensitivity: 'public',
  purpose: { 'zh-CN': '确定受理机关', en: 'To find the office in charge' },
};

function catalogueWith(field) {
  const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-catalogue-'));
  cpSync('catalog', folder, { recursive: true });
  const file = path.join(folder, 'services/teacher-qualification.json');
  const service = JSON.parse(readFileSync(file, 'utf8'));
  service.form.steps[0].fields.unshift(field);
  writeFileSync(file, JSON.stringify(service));
  return folder;
}

test('a required question takes no for an answer', async (t) => {
  const folder = catalogueWith(question);
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await journey(
    'own_catalogue',
    async ({ city, page, pictures }) => {
      await begin(page, city);
      const asked = page.getByRole('group', { name: /^您现在住在本市吗/ });
      await next(page);
      await asked.getByText('请').first().waitFor(); // unanswered, it says so
      await pictures('1-unanswered');
      await asked.getByRole('radio', { name: '否', exact: true }).check();
      assert.equal(await asked.getByRole('radio', { name: '是', exact: true }).isChecked(), false);
      await pictures('2-answered');
      await page.reload(); // "no" is kept like any answer
      await asked.getByRole('radio', { name: '否', exact: true, checked: true }).waitFor();
      assert.equal(await asked.locator('[id$="-finding"]').innerText(), '');
    },
    { options: ['--catalog', folder], looks: true },
  );
});

// What was typed lies encrypted on the phone: whoever reads the browser's storage finds no answer, no name of what it is
// about, and no key to take away. On a device that others use nothing lies there at all.

import assert from 'node:assert/strict';
import test from 'node:test';
import { applicant, begin, fillForm, next, title } from './citizen.mjs';
import { journey } from './journey.mjs';
import { until } from './until.mjs';

/** Everything in localStorage and IndexedDB, bytes as text, the catalogue's public copies apart. */
function everythingStored(page) {
  return page.evaluate(async () => {
    const answer = (request) => new Promise((resolve, reject) => ((request.onsuccess = () => resolve(request.result)), (request.onerror = () => reject(request.error))));
    const bytes = (value) => String.fromCharCode(...new Uint8Array(value.buffer ?? value));
    const said = (value) => JSON.stringify(value, (_, one) => (one instanceof ArrayBuffer || ArrayBuffer.isView(one) ? bytes(one) : one));
    const found = { texts: JSON.stringify(localStorage), kept: 0, extractable: null, exported: null };
    // Made by the page when it first keeps something: to open it before would make another.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'onetrip')) return found;
    const database = await answer(indexedDB.open('onetrip'));
    for (const name of database.objectStoreNames) {
      if (name === 'copies') continue;
      const store = database.transaction(name).objectStore(name);
      const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
      if (name === 'kept') found.kept = values.length;
      found.texts += said(keys) + said(values);
      for (const value of values.filter((one) => one instanceof CryptoKey)) {
        found.extractable = value.extractable;
        found.exported = await crypto.subtle.exportKey('raw', value).then(() => true, () => false);
      }
    }
    database.close();
    return found;
  });
}

const utf8 = (text) => Buffer.from(text, 'utf8').toString('latin1');
const secrets = [applicant.姓名, applicant.证件号码, applicant.手机号, '云川市城东区学府路', '代课教师', 'teacher-qualification', 'draft', 'household'];

function assertSecret(found) {
  for (const secret of secrets) {
    for (const form of [secret, utf8(secret), JSON.stringify(secret).slice(1, -1)]) assert.ok(!found.texts.includes(form), `“${secret}” lies in the clear`);
  }
}

const nameField = (page) => page.getByLabel('姓名', { exact: true });
const switchShared = (page) => page.getByRole('switch', { name: '这是公用设备' });

test('answers lie encrypted on the device, and nowhere on a shared one', () =>
  journey('vault', async ({ city, page, pictures }) => {
    await begin(page, city);
    await fillForm(page);
    await until(async () => (await everythingStored(page)).kept > 0);
    const found = await everythingStored(page);
    assertSecret(found);
    assert.deepEqual([found.extractable, found.exported], [false, false]);
    await page.reload();
    await page.goto(`${city.address}/#/services/teacher-qualification/form/applicant`);
    await title(page, '申请人');
    assert.equal(await nameField(page).inputValue(), applicant.姓名, 'and it is there again');

    await switchShared(page).click();
    await page.getByText('以前存在本机的也已删除').waitFor();
    await pictures('1-shared');
    await nameField(page).fill('王共用');
    await next(page);
    await page.goBack();
    assert.equal(await nameField(page).inputValue(), '王共用', 'for as long as the page is open');
    const shared = await everythingStored(page);
    assert.deepEqual([shared.kept, shared.extractable], [0, null]);
    assertSecret(shared);
    await page.reload();
    await title(page, '申请人');
    assert.equal(await nameField(page).inputValue(), '');

    await switchShared(page).click();
    await until(async () => (await everythingStored(page)).kept > 0);
    const before = await everythingStored(page);
    await nameField(page).fill('李又回');
    await until(async () => (await everythingStored(page)).texts !== before.texts);
    await page.reload();
    await title(page, '申请人');
    assert.equal(await nameField(page).inputValue(), '李又回');
  }));

test('a first visit with a storage that never answers: the form stands at once, and says that nothing is kept', () =>
  journey('silent-storage', async ({ city, page }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => new EventTarget();
    });
    await page.goto(`${city.address}/#/services/teacher-qualification/form`);
    await nameField(page).fill('王不留', { timeout: 2_500 });
    // Found out by the first writing; said with the next answer.
    await until(async () => {
      await nameField(page).fill('王不留行');
      await nameField(page).fill('王不留');
      return (await page.getByText('这个浏览器不允许保存').count()) > 0;
    });
    await next(page);
    await page.getByText('需要修改').waitFor();
  }));

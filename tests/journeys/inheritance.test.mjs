// The hardest form of the catalogue: a family with a repeating group, shares that must add up, a visit of all of them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { action, next, portrait, receiptOf, title, upToReview } from './citizen.mjs';
import { journey } from './journey.mjs';

// Vectors marked synthetic; nobody's.
const widow = '610104196209276908';
const daughter = '110101199003078670';
const deceased = '11010519491231002X';

const heirRow = (page, at) => page.getByRole('group', { name: `继承人 ${at}`, exact: true });

/** The nth heir of the list, filled in as a person would. */
async function heir(page, at, { name, relation, number, parts, waives = false }) {
  await action(page, '添加继承人').click();
  const row = heirRow(page, at);
  await row.getByLabel('姓名', { exact: true }).fill(name);
  await row.getByLabel('与被继承人的关系', { exact: true }).selectOption({ label: relation });
  await row.getByRole('radio', { name: '在世', exact: true }).check();
  await row.getByLabel('身份证号', { exact: true }).fill(number);
  await row.getByRole('radio', { name: waives ? '放弃继承' : '接受继承', exact: true }).check();
  if (!waives) await row.getByLabel('得几份', { exact: true }).fill(String(parts));
}

test('inheriting a home: two heirs, shares that do not add up at first, the deed, one visit, the receipt', () =>
  journey('inheritance', async ({ city, page, pictures }) => {
    await page.goto(`${city.address}/`);
    await title(page, '您要办什么事？');
    await page.getByRole('link', { name: /^不动产继承登记/ }).click();
    await pictures('1-before');
    await page.getByRole('link', { name: '开始办理' }).click();

    await title(page, '申请人');
    await page.getByLabel('姓名', { exact: true }).fill('张测试');
    await page.getByLabel('身份证号', { exact: true }).fill(daughter);
    await page.getByLabel('手机号', { exact: true }).fill('13800138000');
    await page.getByRole('radio', { name: '继承人', exact: true }).check();
    await next(page);

    await title(page, '被继承人');
    await page.getByLabel('姓名', { exact: true }).fill('张老');
    await page.getByLabel('身份证号', { exact: true }).fill(deceased);
    await page.getByLabel('去世日期', { exact: true }).fill('2025-03-02');
    await next(page);

    await title(page, '房屋');
    await page.getByLabel('不动产权证号或房产证号', { exact: true }).fill('云(2015)云川市不动产权第0000001号');
    await page.getByLabel('坐落', { exact: true }).fill('云川市城东区学府路 8 号 3 幢 201 室');
    await page.getByRole('radio', { name: '住宅', exact: true }).check();
    await next(page);

    await title(page, '继承方式');
    await page.getByRole('radio', { name: /^法定继承/ }).check();
    await next(page);

    await title(page, '继承人和份额');
    await page.getByLabel('整套房屋分成几份', { exact: true }).fill('4');
    await heir(page, 1, { name: '周测试', relation: '配偶', number: widow, parts: 2 });
    await heir(page, 2, { name: '张测试', relation: '子女', number: daughter, parts: 3 });
    // What was chosen for the one heir stays when the next one is entered.
    assert.ok(await heirRow(page, 1).getByRole('radio', { name: '在世', exact: true }).isChecked());
    await next(page);
    await page.getByText('各继承人的份数相加不等于总份数，请核对。').first().waitFor();
    await pictures('2-shares');
    await heirRow(page, 1).getByLabel('得几份', { exact: true }).fill('1');
    await pictures('3-heirs');
    await next(page);

    await title(page, '询问');
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await next(page);
    await title(page, '领取权证');
    await page.getByRole('radio', { name: /^邮寄/ }).check();
    await page.getByLabel('收件地址', { exact: true }).fill('云川市城东区学府路 8 号 3 幢 201 室');
    await next(page);

    await title(page, '材料');
    await pictures('4-materials');
    await page.getByRole('link', { name: /^提供不动产权属证书/ }).click();
    await page.getByLabel('选择文件').setInputFiles({ name: 'deed.jpg', mimeType: 'image/jpeg', buffer: await portrait(page) });
    await action(page, '使用这张照片').waitFor();
    await pictures('5-deed');
    await action(page, '使用这张照片').click();
    await page.getByText('已提供', { exact: true }).waitFor();
    await upToReview(page, city);
    await page.getByText('周测试 · 配偶 · 在世').waitFor();
    await pictures('6-review');
    await action(page, '提交').click();
    assert.match(await receiptOf(page), /^\d{19}$/);
    await pictures('7-receipt');
  }, { looks: true }));

// A daughter fills in for her father: she says so, he agrees, the clerk sees who helped.

import test from 'node:test';
import { action, fillForm, givePhoto, portrait, receiptOf, upToReview } from './citizen.mjs';
import { openCase, signIn as signInAtDesk } from './clerk.mjs';
import { journey } from './journey.mjs';

test('a child fills in for a parent: the applicant agrees, and the clerk sees who helped', () =>
  journey('helping', async ({ city, browser, page, pictures }) => {
    await page.goto(`${city.address}/`);
    await page.getByRole('link', { name: '教师资格认定' }).click();
    await action(page, '帮家人或别人办').click();
    await page.getByText('您在帮别人填写').waitFor();
    await pictures('form');
    await fillForm(page);
    await givePhoto(page, await portrait(page));
    await upToReview(page, city);
    await action(page, '提交').click();
    // Who helps, and that the applicant agrees, is asked for before anything goes out.
    await page.getByText('有 2 处需要修改').waitFor();
    await page.getByLabel('您的姓名（帮忙填写的人）').fill('王小测');
    await page.getByRole('radio', { name: '子女' }).check();
    await page.getByRole('checkbox', { name: /^申请人本人已看过/ }).check();
    await page.getByText('有 2 处需要修改').waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: '我是帮别人填的' }).scrollIntoViewIfNeeded();
    await pictures('review');
    await action(page, '提交').click();
    const number = await receiptOf(page);
    await page.getByRole('link', { name: '看办理进度' }).click();
    await page.getByText('由 王** 帮忙填写（子女）').waitFor();

    const desk = await signInAtDesk(browser, city);
    await openCase(desk, number);
    await desk.getByText('由 王小测 帮忙填写（子女）').waitFor();
  }, { looks: true }));

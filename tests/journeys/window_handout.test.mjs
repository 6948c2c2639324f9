// A certificate is fetched at the window by somebody whom the applicant named: another document is refused, the named one
// ends the case, and the phone says who came.

import test from 'node:test';
import { action, picturesOf } from './citizen.mjs';
import { act, openCase, signIn as signInAtDesk } from './clerk.mjs';
import { grantedCase, openAs } from './granted.mjs';
import { journey } from './journey.mjs';

test('somebody else fetches it with the document that was named', () =>
  journey('window-handout', async ({ city, browser, page, pictures }) => {
    const granted = await grantedCase(city);
    await openAs(page, city, granted);
    await action(page, '指定代收人').click();
    await page.getByLabel('代收人姓名').fill('王试验');
    await page.getByLabel('代收人证件号码后四位').fill('5678');
    await action(page, '就指定此人').click();
    await page.getByText('王**，证件号码后四位 5678').waitFor();
    await pictures('1-named');

    const desk = await signInAtDesk(browser, city);
    const deskPictures = picturesOf(desk, 'window-handout-desk');
    await openCase(desk, granted.number);
    await act(desk, '窗口发放');
    await desk.getByLabel('谁来领').selectOption('agent');
    await desk.getByLabel('来人出示的证件号码').fill('E12345679');
    await deskPictures('1-compared');
    await act(desk, '核对并发放');
    await desk.getByText('证件号码对不上').waitFor();
    await desk.getByLabel('来人出示的证件号码').fill('E12345678');
    await act(desk, '核对并发放');
    await desk.getByText('已办理：').waitFor();
    await deskPictures('2-handed-out');

    await page.getByText('代收人已在窗口领取').first().waitFor();
    await page.getByText('已办结').first().waitFor();
    await pictures('2-fetched');
  }, { looks: true }));

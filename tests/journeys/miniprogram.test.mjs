// The mini-program by itself: what it loads and when, what outlives its being killed, without a network, and with WeChat's
// largest type. The journey it shares with the page is in both_faces.test.mjs.

import assert from 'node:assert/strict';
import test from 'node:test';
import { codeSentTo } from '../server/demo_sms.mjs';
import { steps } from './both_faces.mjs';
import { portrait } from './citizen.mjs';
import { MiniProgramFace } from './faces.mjs';
import { journey } from './journey.mjs';
import { openLine } from './line.mjs';
import { demoWechat } from './miniprogram/demo_wechat.mjs';
import { until } from './until.mjs';

const begin = async (face) => {
  await face.act('教师资格认定');
  await face.titled('教师资格认定');
  await face.act('开始办理');
  await face.titled('申请人');
};

test('what was typed outlives the mini-program, encrypted by WeChat, and goes on without a network', () =>
  journey('miniprogram-kept', async ({ city, browser }) => {
    const face = await MiniProgramFace.open(browser, city);
    await begin(face);
    await face.write('姓名', '李测试');
    await face.write('证件号码', '110101199003078671');
    await face.act('下一步');
    await face.sees(/逐位核对/);
    // A form needs the core and nothing that looks at files.
    assert.deepEqual(await face.phone.loaded(), ['/core/onetrip-core.wasm.br']);
    for (const { encrypt } of face.phone.storage.values()) assert.equal(encrypt, true);

    await face.phone.open(); // killed, and opened again
    await face.titled('您要办什么事？');
    await face.phone.turn(false);
    await face.act('教师资格认定');
    await face.act('继续上次的填写');
    await face.titled('申请人');
    assert.equal(await face.read('姓名'), '李测试');
    await face.write('证件号码', '１１０１０１１９９００３０７８６７０');
    await face.act('下一步');
    assert.deepEqual(face.errors, []);
    await face.close();
  }));

test('what has to be mended leads to its field', () =>
  journey('miniprogram-summary', async ({ city, browser }) => {
    const face = await MiniProgramFace.open(browser, city, { viewport: { width: 320, height: 480 } });
    await begin(face);
    await face.act('下一步');
    await face.sees(/处需要修改/);
    const field = face.page.getByLabel('手机号', { exact: true });
    const is_seen = () => field.evaluate((one) => (({ top, bottom }) => top >= 0 && bottom <= innerHeight)(one.getBoundingClientRect()));
    assert.equal(await is_seen(), false, 'the summary is in view, and the field is not');
    await face.page.getByRole('link', { name: /^手机号：/ }).click();
    await until(is_seen);
    assert.deepEqual(face.errors, []);
    await face.close();
  }));

test('text and targets follow the size that is set in WeChat, and nothing stands over the edge', () =>
  journey('miniprogram-large', async ({ city, browser }) => {
    for (const [factor, viewport] of [[1, { width: 320, height: 640 }], [1.4, { width: 375, height: 812 }], [1.76, { width: 414, height: 896 }]]) {
      const face = await MiniProgramFace.open(browser, city, { appBase: { fontSizeScaleFactor: factor }, viewport });
      await begin(face);
      const measured = await face.page.evaluate(() => {
        const seen = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0);
        return {
          text: Math.min(...seen('.label, .choice-label, .title').map((one) => parseFloat(getComputedStyle(one).fontSize))),
          target: Math.min(...seen('.button:not(.plain), .choice, .control').map((one) => one.getBoundingClientRect().height)),
          wide: document.documentElement.scrollWidth,
        };
      });
      assert.ok(measured.text >= 17 * factor - 0.1, `${factor}: text ${measured.text}`);
      assert.ok(measured.target >= 44 * factor, `${factor}: target ${measured.target}`);
      assert.equal(measured.wide, viewport.width, `${factor}: ${measured.wide} px wide`);
      await face.page.screenshot({ path: `build/journeys/miniprogram-large-${factor}.png` });
      await face.close();
    }
  }));

test('the number in WeChat is the first way to sign in, and a code by message is always the other', async () => {
  const wechat = await demoWechat(null);
  const walk = async ({ city, browser }) => {
    const face = await MiniProgramFace.open(browser, city, { wechat });
    const sign_in = async () => {
      await face.titled('我的办件');
      await face.act('用手机号登录');
      await face.titled('登录');
      await face.sees('微信会请您确认');
    };
    await face.act('我的办件');
    await sign_in();
    await face.page.screenshot({ path: 'build/journeys/miniprogram-sign-in.png' });
    await face.act('用微信手机号登录'); // and refused
    await face.sees('没有拿到手机号');
    wechat.phone_number = '+44 7400123456';
    await face.act('用微信手机号登录');
    await face.sees('微信绑定的手机号不能用来登录');
    await face.act('用短信验证码登录');
    await face.write('手机号', '13900139000');
    const logged = city.said().length;
    await face.act('获取验证码');
    await face.write('短信验证码', await codeSentTo('13900139000', city.said, logged));
    await face.act('登录并继续');
    await face.sees('139****9000');
    await face.act('退出登录');
    await sign_in();
    wechat.phone_number = '13900139000';
    await face.act('用微信手机号登录');
    await face.sees('139****9000');
    assert.deepEqual(face.errors, []);
    await face.close();
  };
  try {
    await journey('miniprogram-sign-in', walk, wechat.settings);
  } finally {
    await wechat.close();
  }
});

test('submitted without a network, or without an answer, and killed: sent by itself once opened again, and one case', () =>
  journey('miniprogram-outbox', async ({ city, browser }) => {
    const line = await openLine(city.address);
    try {
      const face = await MiniProgramFace.open(browser, line);
      await steps.find(face);
      await steps.fill(face);
      await face.act('提供一寸证件照');
      await face.offer('从相册选择', await portrait(face.page));
      await face.sees('本机检查通过，可以使用');
      await face.act('使用这张照片');
      await face.titled('材料');
      await face.act('下一步');
      await steps.book(face, city);
      await steps.agree(face);
      await face.phone.turn(false);
      await face.act('提交');
      await face.sees('已放进待发送');
      await face.act('取回来修改');
      await face.act('提交');
      await face.sees('已放进待发送');
      await face.phone.open(); // killed, and opened again
      await face.sees('有 1 件等待发送');
      await face.act('我的办件');
      await face.sees(/等待网络，还没有送出|已送出，还没有回音/);
      // It goes out when the network returns, and the answer is lost.
      line.mute();
      await face.phone.turn(true);
      await face.sees('已送出，还没有回音');
      await face.phone.open();
      line.mend();
      // By itself, or as soon as the network says that it is back.
      await face.phone.turn(false);
      await face.phone.turn(true);
      await face.sees('已送达：教师资格认定');
      await face.act('查看');
      await face.titled('教师资格认定');
      await face.act('查看回执');
      await steps.receipt(face);
      await face.phone.open();
      await face.act('我的办件');
      await face.sees('已登录');
      await face.sees('等待受理');
      assert.equal(await face.shown(face.page.getByText('等待受理')).count(), 1);
      await face.close();
    } finally {
      line.close();
    }
  }));

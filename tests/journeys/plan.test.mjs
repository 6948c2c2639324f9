// Several things, one trip: planned on the phone, booked from there, with and without a network; and the same plan from
// the server.

import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { inBothFaces, steps } from './both_faces.mjs';
import { action, signIn, title } from './citizen.mjs';
import { openCity } from './city.mjs';
import { journey } from './journey.mjs';
import { openLine, settle } from './line.mjs';
import { catalogueWithTwoHospitals } from './two_hospitals.mjs';

const esbuild = createRequire(new URL('../../web/package.json', import.meta.url))('esbuild');

inBothFaces('several things for two people, planned as one trip and booked from there', async (face, { city }) => {
  await face.titled('您要办什么事？');
  await face.act('几件事一起办？算算最少跑几趟');
  await face.titled('最少跑几趟？');
  await face.act('看看要跑几趟');
  await face.sees('请先加上要办的事');
  await face.act('加上教师资格认定');
  await face.act('加上不动产继承登记（公证、登记、税务联办）');
  await face.act('整套一起加：姓名变更一件事');
  await face.write('家里人的称呼', '妈妈');
  await face.act('加上家里人');
  await face.sees('谁要到场');
  await face.picture('plan-wishes');
  await face.act('看看要跑几趟');
  await face.titled('行程');
  await face.sees(/^只跑一趟：.*云川市/);
  await face.sees('路上约 20 分钟');
  await face.sees('不用跑的');
  await face.sees('学籍');
  await face.picture('plan-answer');
  await face.act('改一改');
  await face.act('去掉不动产继承登记（公证、登记、税务联办）');
  await face.act('看看要跑几趟');
  await face.titled('行程');
  const [, from] = /(\d\d:\d\d)–\d\d:\d\d 教师资格体检/.exec(await face.words());
  await face.act('先填表，填完就约这个时间：教师资格体检');
  await face.titled('教师资格认定');
  await face.act('继续上次的填写');
  await steps.fill(face);
  await steps.give(face);
  // The planned time is chosen already.
  await face.titled('预约教师资格体检');
  await face.sees('选时间');
  await face.act('约这个时间');
  await face.titled('登录');
  await steps.enter_code(face, city);
  await face.sees(new RegExp(`已为您留好：.*${from}`));
});

test('the screens of the plan, and of booking where several halls will do, are for everybody', (t) => {
  const folder = catalogueWithTwoHospitals();
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return journey(
    'plan-everybody',
    async ({ city, page, pictures }) => {
      await page.goto(`${city.address}/#/plan/estate-name-change`);
      await page.getByRole('button', { name: /^去掉/ }).nth(1).waitFor();
      await action(page, '加上教师资格认定').click();
      await page.getByLabel('家里人的称呼').fill('妈妈');
      await action(page, '加上家里人').click();
      await page.getByRole('group', { name: '谁要到场' }).first().waitFor();
      await pictures('1-wishes');
      await action(page, '看看要跑几趟').click();
      await title(page, '行程');
      await page.getByText('不用跑的').waitFor();
      await pictures('2-answer');
      await page.goto(`${city.address}/#/services/teacher-qualification/booking`);
      await page.getByRole('group', { name: '在哪里办' }).waitFor();
      await page.getByRole('group', { name: '哪些大厅都可以' }).waitFor();
      await pictures('3-booking');
    },
    { looks: true, options: ['--catalog', folder] },
  );
});

test('without network the plan and the calendar show what was free, and booking waits for the server', () =>
  journey(
    'plan-offline',
    async ({ city, page, pictures }) => {
      const line = await openLine(city.address);
      try {
        await page.goto(`${line.address}/`);
        await title(page, '您要办什么事？');
        await settle(page);
        line.cut();
        await page.context().setOffline(true);
        await page.goto('about:blank');
        await page.goto(`${line.address}/#/plan/teacher-qualification`);
        await title(page, '最少跑几趟？');
        await action(page, '看看要跑几趟').click();
        await title(page, '行程');
        await page.getByText(/^连不上服务器。这是 .* 存下的内容/).waitFor();
        await page.getByText(/^只跑一趟：/).waitFor();
        await pictures('1-plan');
        await page.goto(`${line.address}/#/services/teacher-qualification/booking`);
        const times = page.getByRole('group', { name: /^选时间/ });
        await times.waitFor();
        await page.getByText(/^连不上服务器。这是 .* 存下的内容/).waitFor();
        await pictures('2-calendar');
        await times.locator('input:enabled').first().check();
        await action(page, '约这个时间').click();
        await page.getByText('网络不通').waitFor();
        assert.equal(await page.getByText(/已为您留好/).count(), 0, 'nobody can promise a slot without the server');
        line.mend();
        await page.context().setOffline(false);
        await action(page, '约这个时间').click();
        await signIn(page, city, { phone: '13900000077' });
        await page.getByText(/已为您留好/).waitFor();
      } finally {
        line.close();
      }
    },
    { serviceWorkers: 'allow' },
  ));

/** What the phone computes with, without a phone. */
async function phoneCore() {
  const contents = `export { loadCore } from './wasm/loader/loader'; export { AfterClient } from './web/shared/core/after';
    export { errands_of, question_of } from './web/shared/view/plan_question'; export { HallsApi } from './web/shared/api/halls';`;
  const bundle = esbuild.buildSync({ stdin: { contents, resolveDir: process.cwd(), loader: 'ts' }, bundle: true, format: 'cjs', write: false });
  const module = { exports: {} };
  new Function('module', 'exports', bundle.outputFiles[0].text)(module, module.exports);
  const { loadCore, AfterClient, ...others } = module.exports;
  const wasm = process.env.ONETRIP_WASM_DIR ?? 'build/wasm';
  return { after: new AfterClient(await loadCore((imports) => WebAssembly.instantiate(readFileSync(`${wasm}/onetrip-after.wasm`), imports))), ...others };
}

test('the phone and the server plan alike', async () => {
  const city = await openCity();
  try {
    const { after, errands_of, question_of, HallsApi } = await phoneCore();
    const ask = async (path, body) => {
      const more = body ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : {};
      const answer = await fetch(`${city.address}/api/v1${path}`, more);
      assert.ok(answer.ok, `${path}: ${await answer.clone().text()}`);
      return answer.json();
    };
    const halls = new HallsApi({ catalogue: async (path) => ({ value: await ask(path) }) }, { now_ms: () => 0 });
    for (const wishes of [
      [{ service: 'teacher-qualification', people: ['applicant'] }],
      [{ service: 'teacher-qualification', people: ['我', '妈妈'] }, { service: 'inheritance-realestate', people: ['妈妈'] }, { service: 'newborn-bundle', people: ['我'] }],
      Array.from({ length: 8 }, (_, at) => ({ service: at % 2 ? 'inheritance-realestate' : 'teacher-qualification', people: [`p${at % 3}`] })),
    ]) {
      const said = await ask('/plans', { services: wishes });
      const wanted = [];
      for (const wish of wishes) {
        const { service } = await ask(`/services/${wish.service}`);
        wanted.push({ wish: { ...wish, id: 0, title: service.title, ready_on: '' }, service, visits: service.visits.filter(({ when }) => when === undefined), papers: [], form_done: false });
      }
      const errands = errands_of(wanted);
      const found = await Promise.all(errands.halls.map(async (hall) => (await halls.now_at(hall)).value));
      const { value: ways } = await halls.ways();
      // Both are given from tomorrow on: the moment between the two answers changes nothing.
      const plan = after.plan(question_of(errands, found, ways, Date.parse(said.now)));
      assert.deepEqual(plan, said.plan);
    }
  } finally {
    await city.close();
  }
});

import { expect, test } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import { WechatApi } from '../../../../web/shared/api/wechat';
import { WechatNoticesModel } from '../../../../web/shared/view/wechat_notices';
import { problem, test_host, type Scripted } from '../../support';

const templates = [{ topic: 'decision', template: 'ID-1' }, { topic: 'parcel', template: 'ID-2' }];
const choices: Scripted = { status: 200, body: { wechat: { phone_sign_in: true, templates } } };
const kept: Scripted = { status: 200, body: { wechat_subscriptions: { topics: ['parcel'] } } };

async function asked_with(accepted: string[], answers: Scripted[], code: string | null = 'a-login') {
  const host = test_host({ 'GET /wechat': [choices], 'POST /cases/4401/wechat-subscriptions': answers });
  const asked: string[][] = [];
  const phone = {
    ask_for: (wanted: string[]) => (asked.push(wanted), Promise.resolve(accepted)),
    login_code: () => Promise.resolve(code),
  };
  const model = new WechatNoticesModel(new WechatApi(new Api(host)), phone, '4401');
  await model.load();
  await model.ask();
  return { host, model, asked };
}

test('all templates are asked for at once, and what was accepted is told the server', async () => {
  const { host, model, asked } = await asked_with(['ID-2'], [kept]);
  expect(asked).toEqual([['ID-1', 'ID-2']]);
  expect(JSON.parse(String(host.asked.at(-1)!.body))).toEqual({ code: 'a-login', topics: ['parcel'] });
  expect(model.state).toMatchObject({ accepted: ['parcel'], working: false, problem: null });
});

test('whoever wants none, or is no one to WeChat, is told nothing and the server hears nothing', async () => {
  for (const [accepted, code] of [[[], 'a-login'], [['ID-1'], null]] as const) {
    const { host, model } = await asked_with([...accepted], [], code);
    expect(model.state.accepted).toEqual([]);
    expect(host.asked.map(({ path }) => path)).toEqual(['/api/v1/wechat']);
  }
});

test('what the server did not take can be asked again', async () => {
  const { model } = await asked_with(['ID-2'], [{ status: 503, body: problem('wechat_unavailable') }, kept]);
  expect(model.state).toMatchObject({ accepted: null, working: false });
  expect(model.state.problem?.code).toBe('wechat_unavailable');
  await model.ask();
  expect(model.state.accepted).toEqual(['parcel']);
});

test('without a template nobody is asked', async () => {
  const host = test_host({ 'GET /wechat': [{ status: 200, body: { wechat: { phone_sign_in: true, templates: [] } } }] });
  const phone = { ask_for: () => Promise.reject(new Error('asked')), login_code: () => Promise.resolve(null) };
  const model = new WechatNoticesModel(new WechatApi(new Api(host)), phone, '4401');
  await model.load();
  await model.ask();
  expect(model.state.accepted).toBe(null);
});

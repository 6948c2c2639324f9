import { expect, test } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import { WechatApi } from '../../../../web/shared/api/wechat';
import { WechatSignInModel } from '../../../../web/shared/view/wechat_sign_in';
import { problem, test_host, type Scripted } from '../../support';

const offered: Scripted = { status: 200, body: { wechat: { phone_sign_in: true, templates: [] } } };
const signed_in: Scripted = { status: 201, body: { session: { created_at: '', signed_in: true, phone_masked: '138****8000' } } };

function model_with(answers: Record<string, Scripted[]>) {
  const host = test_host(answers);
  const api = new Api(host);
  return { host, api, model: new WechatSignInModel(new WechatApi(api)) };
}

test('it is offered where the city has set it up, and nowhere else', async () => {
  const lost: Scripted[] = ['lost', 'lost', 'lost'];
  for (const [answers, expected] of [[[offered], true], [[{ status: 200, body: { wechat: { phone_sign_in: false, templates: [] } } }], false], [lost, false]] as const) {
    const { model } = model_with({ 'GET /wechat': [...answers] });
    expect(model.state.offered).toBe(null);
    await model.load();
    expect(model.state.offered).toBe(expected);
  }
});

test('one tap signs in, and the device knows whose it is', async () => {
  const { host, api, model } = model_with({ 'POST /wechat-sign-ins': [signed_in] });
  expect(await model.sign_in('a-code')).toBe(true);
  expect(JSON.parse(String(host.asked.at(-1)!.body))).toEqual({ code: 'a-code' });
  expect(api.person).toBe('138****8000');
});

test('a number that was not given is no problem, and asks the server nothing', async () => {
  const { host, model } = model_with({});
  expect(await model.sign_in('')).toBe(false);
  expect(model.state).toMatchObject({ not_given: true, problem: null, working: false });
  expect(host.asked).toEqual([]);
  model.choose_code(true);
  expect(model.state).toMatchObject({ by_code: true, not_given: false });
});

test('a code that is over is said, and the next tap has another', async () => {
  const over: Scripted = { status: 401, body: problem('code_wrong', { tries_left: 0 }) };
  const { model } = model_with({ 'POST /wechat-sign-ins': [over, signed_in] });
  expect(await model.sign_in('old')).toBe(false);
  expect(model.state.problem?.code).toBe('code_wrong');
  expect(await model.sign_in('new')).toBe(true);
  expect(model.state.problem).toBe(null);
});

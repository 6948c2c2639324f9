import { expect, test } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import { phone_in, SignInModel } from '../../../../web/shared/view/sign_in';
import { catalogue_service, problem, test_host, type Scripted } from '../../support';

const on_its_way: Scripted = { status: 202, body: { phone_code: { resend_after_seconds: 60, digits: 6 } } };
const signed_in: Scripted = { status: 201, body: { session: { created_at: '', signed_in: true, phone_masked: '138****8000' } } };

function model_with(answers: Record<string, Scripted[]>, phone = '13800138000') {
  const host = test_host(answers);
  return { host, model: new SignInModel(new Api(host), host.clock, phone) };
}

test('the number first, then the code, blanks and all', async () => {
  const { host, model } = model_with({ 'POST /phone-codes': [on_its_way], 'POST /sign-ins': [signed_in] }, '');
  model.enter({ phone: ' 138 0013 8000 ' });
  await model.send_code();
  expect(model.state).toMatchObject({ digits: 6, working: false, problem: null });
  model.enter({ code: ' 123 456' });
  expect(await model.sign_in()).toBe(true);
  expect(host.asked.map(({ path, body }) => [path, JSON.parse(String(body))])).toEqual([
    ['/api/v1/phone-codes', { phone: '138 0013 8000' }],
    ['/api/v1/sign-ins', { phone: '138 0013 8000', code: '123456' }],
  ]);
});

test('another code can be asked for once the time is over', async () => {
  const { host, model } = model_with({ 'POST /phone-codes': [on_its_way] });
  const began = host.now;
  const counted: number[] = [];
  model.subscribe(() => counted.push(model.state.resend_in));
  await model.send_code();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(Math.max(...counted)).toBe(60);
  expect(model.state.resend_in).toBe(0);
  expect(host.now - began).toBe(60_000);
});

test('a number that is none is said at the number, and nothing is on its way', async () => {
  const findings = [{ code: 'identity.length', field: '/phone', severity: 'error' }];
  const { model } = model_with({ 'POST /phone-codes': [{ status: 422, body: problem('findings', { findings }) }] }, '12');
  await model.send_code();
  expect(model.state).toMatchObject({ digits: null, findings: [{ code: 'identity.length' }], problem: null, tries: 1 });
});

test('a code that does not fit says how many tries are left; the number can be changed', async () => {
  const wrong = { status: 401, body: problem('code_wrong', { tries_left: 4 }) };
  const { model } = model_with({ 'POST /phone-codes': [on_its_way], 'POST /sign-ins': [wrong] });
  await model.send_code();
  model.enter({ code: '000000' });
  expect(await model.sign_in()).toBe(false);
  expect(model.state).toMatchObject({ problem: { code: 'code_wrong', tries_left: 4 }, tries: 1, digits: 6 });
  model.change_phone();
  expect(model.state).toMatchObject({ digits: null, code: '', problem: null });
});

test('a number that stands in the application is not typed again', () => {
  const service = catalogue_service('teacher-qualification');
  expect(phone_in(service, { mobile: '13800138000' })).toBe('13800138000');
  expect(phone_in(service, {})).toBe('');
  expect(phone_in({ ...service, applicant: undefined }, { mobile: '13800138000' })).toBe('');
});

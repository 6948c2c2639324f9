import { expect, test } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import { AtHallModel, type Whose } from '../../../../web/shared/view/at_hall';
import { test_host, type Scripted } from '../../support';

const pass = (ticket: string | null): Scripted => ({ status: 200, body: { pass: { text: 'OTP1.x', ticket } } });
const standing = { number: 'A007', hall: 'h', service: 'check', state: 'waiting', window: '', place: { ahead: 2, wait_minutes: 15 } };
const told: Scripted = { status: 200, body: { ticket: standing } };

const model_with = (answers: Record<string, Scripted[]>, whose: Whose = { booking: 'b1' }) => {
  const host = test_host(answers);
  return { host, model: new AtHallModel(new Api(host), host.clock, whose) };
};

test('before the door there is a pass and no number', async () => {
  const { model, host } = model_with({ 'GET /bookings/b1/pass': [pass(null)] });
  await model.load();
  expect(model.state).toEqual({ pass: 'OTP1.x', standing: null, problem: null });
  expect(host.asked.length).toBe(1);
});

test('behind it there is a number, and where it stands', async () => {
  const { model } = model_with({ 'GET /bookings/b1/pass': [pass('t1')], 'GET /tickets/t1': [told] });
  await model.load();
  expect(model.state.standing).toEqual(standing);
});

test('a pass that is there opens the door without network', async () => {
  const { model } = model_with({ 'GET /bookings/b1/pass': [pass(null), 'lost'] });
  await model.load();
  await model.load();
  expect(model.state).toMatchObject({ pass: 'OTP1.x', problem: null });
});

test('without network from the start there is a problem', async () => {
  const { model } = model_with({ 'GET /bookings/b1/pass': ['lost'] });
  await model.load();
  expect(model.state).toMatchObject({ pass: null, problem: { code: 'network_lost' } });
});

test('whoever walked in follows the number alone', async () => {
  const { model, host } = model_with({ 'GET /tickets/t1': [told] }, { ticket: 't1' });
  await model.load();
  expect(model.state.standing).toEqual(standing);
  expect(host.asked.map(({ path }) => path)).toEqual(['/api/v1/tickets/t1']);
});

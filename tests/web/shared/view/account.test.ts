import { expect, test } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import { AccountModel } from '../../../../web/shared/view/account';
import { problem, test_host } from '../../support';

const stranger = { status: 200, body: { session: { created_at: '', signed_in: false, phone_masked: null } } };
const person = { status: 200, body: { session: { created_at: '', signed_in: true, phone_masked: '138****8000' } } };
const device = (id: string, current: boolean) => ({ id, current, signed_in_at: '2026-11-28T09:00:00+08:00' });
const devices = { status: 200, body: { sessions: [device('a', true), device('b', false)] } };

test('a stranger has no devices, and nobody asks for them', async () => {
  const host = test_host({ 'POST /sessions': [stranger] });
  const model = new AccountModel(new Api(host));
  await model.load();
  expect(model.state).toMatchObject({ session: { signed_in: false }, devices: [], problem: null });
  expect(host.asked.length).toBe(1);
});

test('another device is signed out, also if it has gone already', async () => {
  const host = test_host({
    'POST /sessions': [person],
    'GET /sessions': [devices],
    'DELETE /sessions/b': [{ status: 404, body: problem('not_found') }],
  });
  const model = new AccountModel(new Api(host));
  await model.load();
  expect(model.state.devices.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(await model.end('b')).toBe(true);
});

test('whoever signs out is a stranger on this device, and a new session is begun', async () => {
  const host = test_host({
    'POST /sessions': [person, stranger],
    'GET /sessions': [devices],
    'DELETE /sessions/current': [{ status: 204, text: '' }],
  });
  const model = new AccountModel(new Api(host));
  await model.load();
  expect(await model.sign_out()).toBe(true);
  expect(model.state).toMatchObject({ session: { signed_in: false }, devices: [] });
});

test('what did not work is said, and nothing changed', async () => {
  const host = test_host({ 'POST /sessions': [person], 'GET /sessions': [devices], 'DELETE /sessions/current': ['lost'] });
  const model = new AccountModel(new Api(host));
  await model.load();
  expect(await model.sign_out()).toBe(false);
  expect(model.state).toMatchObject({ session: { signed_in: true }, problem: { code: 'network_lost' }, working: false });
});

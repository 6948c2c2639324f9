import { expect, test } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import { keep_ahead, services_ahead_max } from '../../../../web/shared/api/keep_ahead';
import { problem, test_host, type Scripted } from '../../support';

const list = { services: [{ id: 'teacher' }, { id: 'newborn' }] };
const good: Scripted = { status: 200, body: list };

// what the server does after it has answered once -> the value and whether it is said to be of then
const rows: [string, Scripted, object][] = [
  ['answers', { status: 200, body: { services: [] } }, { value: { services: [] } }],
  ['is out of reach', 'lost', { value: list, kept_at_ms: 1000 }],
  ['does not answer in time', 'slow', { value: list, kept_at_ms: 1000 }],
  ['is in trouble', { status: 503, body: problem('busy') }, { value: list, kept_at_ms: 1000 }],
  ['is hidden by a portal', { status: 200, text: '<html>sign in</html>' }, { value: list, kept_at_ms: 1000 }],
  ['says no', { status: 404, body: problem('not_found') }, { problem: { code: 'not_found' } }],
];
test.each(rows)('the catalogue, when the server %s', async (_name, then, expected) => {
  const host = test_host({ 'GET /services': [good] });
  host.now = 1000;
  await new Api(host).services();
  host.now = 9000;
  host.answers['GET /services'] = [then];
  expect(await new Api(host).services()).toMatchObject(expected);
});

test('what was never fetched is not there', async () => {
  const host = test_host();
  host.turn(false);
  expect(await new Api(host).services()).toMatchObject({ problem: { code: 'network_lost' } });
  expect(host.asked.length).toBe(2);
});

test('a kept definition is asked for anew when the network is back', async () => {
  const host = test_host({ 'GET /services/teacher': [{ status: 200, body: { service: { id: 'teacher', version: 1 } } }] });
  await new Api(host).service('teacher');
  host.turn(false);
  const api = new Api(host);
  expect(await api.service('teacher')).toMatchObject({ value: { service: { version: 1 } }, kept_at_ms: host.now });
  host.turn(true);
  host.answers['GET /services/teacher'] = [{ status: 200, body: { service: { id: 'teacher', version: 2 } } }];
  expect(await api.service('teacher')).toEqual({ value: { service: { id: 'teacher', version: 2 } } });
});

test('a person’s own things are never answered from here', async () => {
  const host = test_host({ 'GET /cases': [{ status: 200, body: { cases: [], next: null } }] });
  await new Api(host).cases();
  host.turn(false);
  expect(await new Api(host).cases()).toMatchObject({ problem: { code: 'network_lost' } });
});

test('ahead of time: the services of the list, up to a bound, and the halls they name', async () => {
  const many = Array.from({ length: services_ahead_max + 3 }, (_, at) => ({ id: `s${at}` }));
  const host = test_host({ 'GET /services': [{ status: 200, body: { services: many } }], 'GET /halls/h': [{ status: 200, body: { hall: { id: 'h' } } }] });
  for (const { id } of many) host.answers[`GET /services/${id}`] = [{ status: 200, body: { service: { id, visits: [{ hall: 'h' }] } } }];
  await keep_ahead(new Api(host));
  expect(host.asked.length).toBe(1 + services_ahead_max + 1);
  host.turn(false);
  expect(await new Api(host).hall('h')).toMatchObject({ value: { hall: { id: 'h' } } });
});

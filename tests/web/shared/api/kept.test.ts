import { expect, test } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import { HallsApi } from '../../../../web/shared/api/halls';
import { keep_ahead, services_ahead_max } from '../../../../web/shared/api/keep_ahead';
import { hall_answers } from '../../hall';
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

test('ahead of time: the services of the list, up to a bound, the halls they name, and what is taken where one books', async () => {
  const many = Array.from({ length: services_ahead_max + 3 }, (_, at) => ({ id: `s${at}` }));
  const ways = { halls: [{ id: 'h' }, { id: 'g' }], travel_minutes: 30, travel: [] };
  const host = test_host({ 'GET /services': [{ status: 200, body: { services: many } }], 'GET /halls': [{ status: 200, body: ways }], 'GET /halls/g': [{ status: 200, body: { hall: { id: 'g' } } }], ...hall_answers(['', '', '2']) });
  const visits = [{ hall: 'h', booking: 'required' }, { hall: 'g', booking: 'none' }];
  for (const { id } of many) host.answers[`GET /services/${id}`] = [{ status: 200, body: { service: { id, visits } } }];
  await keep_ahead(new Api(host), host.clock);
  // The list, the services, the ways; of the one hall itself, the working days and what is taken, of the other itself.
  expect(host.asked.length).toBe(1 + services_ahead_max + 1 + 3 + 1);
  host.turn(false);
  host.now += 60_000;
  const api = new Api(host);
  expect(await api.hall('g')).toMatchObject({ value: { hall: { id: 'g' } } });
  expect(await new HallsApi(api, host.clock).ways()).toMatchObject({ value: ways });
  const kept = await new HallsApi(api, host.clock).now_at('h');
  const now_ms = Date.parse('2026-11-28T01:01:00Z');
  expect(kept.value).toMatchObject({ hall: { id: 'h' }, taken: { teams: { check: ['', '', '2'] } }, kept_at_ms: host.now - 60_000, now_ms });
});

test('the working days are asked for once, the hall as it stands and what is taken of it each time', async () => {
  const host = test_host(hall_answers());
  const halls = new HallsApi(new Api(host), host.clock);
  await halls.now_at('h');
  await halls.now_at('h');
  expect(host.asked.map(({ path }) => path.replace('/api/v1', ''))).toEqual(['/halls/h', '/calendar', '/halls/h/taken', '/halls/h', '/halls/h/taken']);
});

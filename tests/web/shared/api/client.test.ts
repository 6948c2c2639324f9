import { expect, test } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import type { Scripted } from '../../support';
import { keys_sent, problem, test_host } from '../../support';

const booking = { status: 201, body: { booking: { id: 'b1' } } };
const booked = { value: { booking: { id: 'b1' } } };

// what the server does -> what the caller gets, how often it was asked, whether every try had the same key
const cases: [string, Scripted[], object, number][] = [
  ['answers at once', [booking], booked, 1],
  ['answers after one lost answer', ['lost', booking], booked, 2],
  ['answers after two, one of them slow', ['slow', 'lost', booking], booked, 3],
  ['is in trouble, then answers', [{ status: 503, body: problem('busy') }, booking], booked, 2],
  ['never answers', ['lost'], { problem: { code: 'network_lost', status: 0 } }, 3],
  ['says no', [{ status: 409, body: problem('slot_taken') }], { problem: { code: 'slot_taken', status: 409 } }, 1],
  [
    'is not there, and a portal speaks instead',
    [{ status: 200, text: '<html>sign in</html>' }],
    { problem: { code: 'answer_unreadable', status: 0 } },
    3,
  ],
  [
    'asks to wait',
    [{ status: 429, body: problem('too_many_requests'), headers: { 'retry-after': '7' } }],
    { problem: { code: 'too_many_requests', retry_after_seconds: 7 } },
    1,
  ],
];

test.each(cases)('a server that %s', async (_name, answers, expected, asked) => {
  const host = test_host({ 'POST /bookings': [...answers] });
  const outcome = await new Api(host).book('hall', 'check', 's1');
  expect(outcome).toMatchObject(expected);
  expect(host.asked.length).toBe(asked);
  expect(new Set(keys_sent(host)).size).toBe(1);
});

test('a key is kept over a reload until an answer settles it', async () => {
  const host = test_host({ 'POST /bookings': ['lost'] });
  const book = () => new Api(host).book('hall', 'check', 's1');
  await book();
  const [first] = keys_sent(host);
  host.answers['POST /bookings'] = [booking];
  host.asked = [];
  await book();
  expect(keys_sent(host)).toEqual([first]);
  host.asked = [];
  await book();
  expect(keys_sent(host)).not.toEqual([first]);
});

test('without a network nobody waits for a second try', async () => {
  const host = test_host();
  host.turn(false);
  const began = host.now;
  expect(await new Api(host).book('hall', 'check', 's1')).toMatchObject({ problem: { code: 'network_lost' } });
  expect([host.asked.length, host.now - began]).toEqual([1, 0]);
});

test('another body gets another key', async () => {
  const host = test_host({ 'POST /bookings': ['lost'] });
  const api = new Api(host);
  await api.book('hall', 'check', 's1');
  await api.book('hall', 'check', 's2');
  const keys = keys_sent(host);
  expect(keys[0]).not.toBe(keys[3]);
});

test('a session is opened once when the server asks for one, and the request repeated with its key', async () => {
  const host = test_host({
    'GET /cases': [{ status: 401, body: problem('signed_out') }, { status: 200, body: { cases: [], next: null } }],
    'POST /sessions': [{ status: 201, body: { session: {} } }],
  });
  expect(await new Api(host).cases()).toEqual({ value: { cases: [], next: null } });
  expect(host.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /api/v1/cases',
    'POST /api/v1/sessions',
    'GET /api/v1/cases',
  ]);
});

test('a device without a session opens one first, once, and none for what anybody may see', async () => {
  const host = test_host(
    {
      'GET /services': [{ status: 200, body: { services: [] } }],
      'GET /cases': [{ status: 200, body: { cases: [], next: null } }],
      'POST /sessions': [{ status: 201, body: { session: {} } }],
    },
    {},
  );
  const api = new Api(host);
  await api.services();
  await Promise.all([api.cases(), api.cases()]);
  await api.cases();
  expect(host.asked.map(({ method, path }) => `${method} ${path.slice(7)}`)).toEqual([
    'GET /services',
    'POST /sessions',
    'GET /cases',
    'GET /cases',
    'GET /cases',
  ]);
});

test('a definition is fetched once', async () => {
  const host = test_host({ 'GET /services/a': [{ status: 200, body: { service: { id: 'a' } } }] });
  const api = new Api(host);
  expect(api.service_at_hand('a')).toBeNull();
  await Promise.all([api.service('a'), api.service('a')]);
  await api.service('a');
  expect(host.asked.length).toBe(1);
  expect(api.service_at_hand('a')).toEqual({ service: { id: 'a' } });
});

test('an upload tells its name, its type and how far it is', async () => {
  const host = test_host({ 'POST /uploads': [{ status: 201, body: { upload: { id: 'u1' } } }] });
  const content = new Uint8Array([1, 2, 3]);
  await new Api(host).upload('s', 'photo', { content, content_type: 'image/jpeg', file_name: '照片.jpg' }, () => undefined);
  const [asked] = host.asked;
  expect(asked?.path).toBe('/api/v1/uploads?service=s&material=photo');
  expect(asked?.headers).toMatchObject({ 'Content-Type': 'image/jpeg', 'X-File-Name': '%E7%85%A7%E7%89%87.jpg' });
  expect(asked?.body).toBe(content);
  expect(asked?.on_progress).toBeDefined();
});

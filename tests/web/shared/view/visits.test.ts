import { expect, test } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import { VisitsModel } from '../../../../web/shared/view/visits';
import { problem, test_host } from '../../support';

test('what is booked and what is waited for, each with its hall, which is fetched once', async () => {
  const host = test_host({
    'GET /bookings': [{ status: 200, body: { bookings: [{ id: 'b1', hall: 'h' }, { id: 'b2', hall: 'h' }] } }],
    'GET /waiting': [{ status: 200, body: { waiting: [{ id: 'w1', halls: ['i'] }] } }],
    'GET /notices': [{ status: 200, body: { notices: [{ id: 'n1', hall: 'h' }, { id: 'n2', hall: 'h' }] } }],
    'DELETE /notices/n1': [{ status: 204, body: {} }],
    'GET /halls/h': [{ status: 200, body: { hall: { id: 'h', title: { en: 'H' } } } }],
    'GET /halls/i': [{ status: 404, body: problem('not_found') }],
  });
  const model = new VisitsModel(new Api(host));
  await model.load();
  expect(model.state.bookings?.map(({ id }) => id)).toEqual(['b1', 'b2']);
  expect(model.state.waiting.map(({ id }) => id)).toEqual(['w1']);
  expect(Object.keys(model.state.halls)).toEqual(['h']);
  expect(host.asked.filter(({ path }) => path.endsWith('/halls/h')).length).toBe(1);
  await model.put_away('n1');
  expect(model.state.notices.map(({ id }) => id)).toEqual(['n2']);
  expect(host.asked.at(-1)?.method).toBe('DELETE');
});

test('without an answer there is a problem, and no empty list', async () => {
  const model = new VisitsModel(new Api(test_host({ 'GET /bookings': ['lost'] })));
  await model.load();
  expect(model.state).toMatchObject({ bookings: null, problem: { code: 'network_lost' } });
});

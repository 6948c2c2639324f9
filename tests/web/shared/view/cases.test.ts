import { expect, test } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import { CasesModel } from '../../../../web/shared/view/cases';
import { problem, test_host } from '../../support';

test('the list goes on where it ended', async () => {
  const host = test_host({
    'GET /cases': [
      { status: 200, body: { cases: [{ number: '3' }, { number: '2' }], next: 'c2' } },
      { status: 200, body: { cases: [{ number: '1' }], next: null } },
    ],
  });
  const model = new CasesModel(new Api(host));
  await model.load();
  await model.more();
  expect(model.state.cases?.map(({ number }) => number)).toEqual(['3', '2', '1']);
  expect(host.asked[1]?.path).toBe('/api/v1/cases?after=c2');
  await model.more();
  expect(host.asked.length).toBe(2);
});

test('a case is looked up by what stands on the receipt, spaces and all', async () => {
  const host = test_host({ 'POST /case-lookups': [{ status: 200, body: { case: { number: '2611' } } }] });
  const model = new CasesModel(new Api(host));
  model.enter({ number: ' 2611 2833 ', query_code: 'K7M PQ2' });
  expect(await model.look_up()).toBe('2611');
  expect(JSON.parse(String(host.asked[0]?.body))).toEqual({ number: '26112833', query_code: 'K7MPQ2' });
});

test('what is wrong is told each time', async () => {
  const host = test_host({ 'POST /case-lookups': [{ status: 404, body: problem('not_found') }] });
  const model = new CasesModel(new Api(host));
  expect(await model.look_up()).toBeNull();
  expect(await model.look_up()).toBeNull();
  expect(model.state).toMatchObject({ look_up_problem: { code: 'not_found' }, tries: 2, looking: false });
});

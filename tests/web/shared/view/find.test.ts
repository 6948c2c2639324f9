import { expect, test } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import { FindModel } from '../../../../web/shared/view/find';
import { test_host } from '../../support';

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const services = [
  { id: 'teacher', title: text('教师资格认定', 'Teacher qualification'), summary: text('申领证书', 'A certificate'), agency: text('教育局', 'Education') },
  { id: 'record', title: text('无犯罪记录证明', 'No criminal record'), summary: text('网上开具', 'Online'), agency: text('公安', 'Police') },
];

test.each([
  ['', ['teacher', 'record']],
  ['教师', ['teacher']],
  ['证', ['record', 'teacher']],
  ['POLICE', ['record']],
  ['criminal record', ['record']],
  ['criminal teacher', []],
  ['  ', ['teacher', 'record']],
])('%s finds %j', async (query, expected) => {
  const model = new FindModel(new Api(test_host({ 'GET /services': [{ status: 200, body: { services } }] })));
  model.search(query);
  await model.load();
  expect(model.state.found.map(({ id }) => id)).toEqual(expected);
});

test('without network it says so, and finds when the network is back', async () => {
  const host = test_host({ 'GET /services': ['lost'] });
  const model = new FindModel(new Api(host));
  await model.load();
  expect(model.state).toMatchObject({ services: null, problem: { code: 'network_lost' } });
  host.answers['GET /services'] = [{ status: 200, body: { services } }];
  await model.load();
  expect(model.state).toMatchObject({ found: services, problem: null });
});

test('a finder that does not come is told to who searches, and found is what was; it is asked for again', async () => {
  let is_there = false;
  const finder = () => (is_there ? import('../../../../web/shared/view/search') : Promise.reject(new Error('lost')));
  const model = new FindModel(new Api(test_host({ 'GET /services': [{ status: 200, body: { services } }] })), finder);
  await model.load();
  expect(model.state).toMatchObject({ found: services, problem: null });
  model.search('教师');
  await expect.poll(() => model.state.problem?.code).toBe('network_lost');
  expect(model.state).toMatchObject({ query: '教师', found: services });
  is_there = true;
  await model.load();
  expect(model.state).toMatchObject({ found: [services[0]], problem: null });
});

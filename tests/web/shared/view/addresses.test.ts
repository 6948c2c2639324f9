import { expect, test } from 'vitest';
import type { NewAddress } from '../../../../web/shared/api/types';
import { AddressesModel } from '../../../../web/shared/view/addresses';
import { pointer_of } from '../../../../web/shared/view/delivery_roles';

const beijing = {
  code: '110000',
  name: '北京市',
  parts: [{ code: '110100', name: '市辖区', parts: [{ code: '110101', name: '东城区', parts: [] }, { code: '110108', name: '海淀区', parts: [] }] }],
};
const hainan = {
  code: '460000',
  name: '海南省',
  parts: [
    { code: '460100', name: '海口市', parts: [{ code: '460105', name: '秀英区', parts: [] }] },
    { code: '460400', name: '儋州市', parts: [] },
  ],
};
const taiwan = { code: '710000', name: '台湾省', parts: [] };
const refused = { code: 'findings', status: 422, title: '', detail: '', findings: [{ code: 'required', field: '/region', severity: 'error' }] } as const;

function book(kept: NewAddress[] = []) {
  const provinces = [beijing, hainan, taiwan];
  const model = new AddressesModel({
    addresses: async () => ({ value: { addresses: [] } }),
    address: async (id) => ({ value: { address: { id, receiver: '王试验', phone: '13900139000', address: 'x', region: id, detail: '1 号' } } }),
    keep_address: async (entry) => {
      if (!entry.region) return { problem: refused as never };
      kept.push(entry);
      return { value: { address: { id: '1', address: 'x', ...entry } } };
    },
    rewrite_address: async (id, entry) => {
      kept.push(entry);
      return { value: { address: { id, address: 'x', ...entry } } };
    },
    remove_address: async () => ({ value: {} }),
    regions: async () => ({ value: { regions: provinces.map(({ code, name }) => ({ code, name })) } }),
    region: async (code) => ({ value: { region: provinces.find((one) => one.code === code)! } }),
  });
  return model;
}
const shown = (model: AddressesModel) => model.levels().map((options) => options.map(({ name }) => name).join(' '));

test('a place is chosen level by level, and is one only where nothing lies below', async () => {
  const model = book();
  await model.begin();
  expect(shown(model)).toEqual(['北京市 海南省 台湾省']);
  await model.choose(0, '460000');
  expect(shown(model)).toEqual(['北京市 海南省 台湾省', '海口市 儋州市']);
  expect(model.state.entry?.region).toBe('');
  await model.choose(1, '460400');
  expect(model.state.entry?.region).toBe('460400');
  await model.choose(1, '460100');
  expect(model.state.chosen).toEqual(['460000', '460100', '460105']);
  expect(model.state.entry?.region).toBe('460105');
  await model.choose(0, '710000');
  expect(shown(model)).toEqual(['北京市 海南省 台湾省']);
  expect(model.state.entry?.region).toBe('710000');
  await model.choose(0, '');
  expect(model.state.entry?.region).toBe('');
});

test('a level with one part only is no question', async () => {
  const model = book();
  await model.begin();
  await model.choose(0, '110000');
  expect(model.state.chosen).toEqual(['110000', '110100']);
  expect(shown(model)[2]).toBe('东城区 海淀区');
});

test('what was not kept stays as it was typed; what was is handed on whole', async () => {
  const kept: NewAddress[] = [];
  const model = book(kept);
  await model.begin();
  model.enter('detail', '解放大街1号');
  model.enter('receiver', '王试验');
  expect(await model.keep()).toBeNull();
  expect(model.state.problem?.code).toBe('findings');
  expect(model.state.entry?.detail).toBe('解放大街1号');
  await model.choose(0, '110000');
  expect(model.state.problem).toBeNull();
  await model.choose(2, '110108');
  expect((await model.keep())?.address).toBe('x');
  expect(kept).toEqual([{ receiver: '王试验', phone: '', region: '110108', detail: '解放大街1号' }]);
  expect(model.state.entry).toBeNull();
});

test('the first place a service looks for a role is where its form asks', () => {
  const service = { delivery: { address: ['/mail_address'], receiver: ['/mail_receiver', '/name'] } };
  expect(pointer_of(service, 'address')).toBe('/mail_address');
  expect(pointer_of(service, 'receiver')).toBe('/mail_receiver');
  expect(pointer_of({}, 'phone')).toBeNull();
});

// The region as it is kept -> what stands chosen when it is written anew.
test.each([
  ['110108', ['110000', '110100', '110108']],
  ['460105', ['460000', '460100', '460105']],
  ['460400', ['460000', '460400']],
  ['710000', ['710000']],
])('%s is written anew from where it stands', async (region, chosen) => {
  const kept: NewAddress[] = [];
  const model = book(kept);
  await model.rewrite(region);
  expect(model.state.chosen).toEqual(chosen);
  expect(model.state.entry).toEqual({ receiver: '王试验', phone: '13900139000', region, detail: '1 号' });
  model.enter('detail', '2 号');
  expect((await model.keep())?.id).toBe(region);
  expect(kept).toEqual([{ receiver: '王试验', phone: '13900139000', region, detail: '2 号' }]);
  await model.begin();
  expect(model.state).toMatchObject({ rewritten: null, chosen: [], entry: { receiver: '' } });
});

import { expect, test } from 'vitest';
import type { Case, Shipment } from '../../../../web/shared/api/types';
import { moments_of, route_of } from '../../../../web/shared/view/parcel';

const timeline: Case['timeline'] = [
  { at: '2026-11-28T09:00:00+08:00', kind: 'case', code: 'case.submitted' },
  { at: '2026-11-28T09:00:00+08:00', kind: 'visit', code: 'visit.booked' },
  { at: '2026-12-20T10:00:00+08:00', kind: 'parcel', code: 'parcel.collected', text: '已揽收' },
];
const subject = (state: Case['state'], more: Partial<Case> = {}) =>
  ({ state, promised_due: '2026-12-25', supplement: null, timeline, ...more }) as Case;

// state -> what is awaited, and until when
test.each([
  ['submitted', 'timeline.awaited.acceptance', null],
  ['accepted', 'timeline.awaited.decision', '2026-12-25'],
  ['granted', 'timeline.awaited.posting', null],
  ['delivering', 'timeline.awaited.delivery', null],
] as const)('%s awaits %s', (state, key, at) => {
  expect(moments_of(subject(state))[0]).toEqual({ key, kind: 'case', at, text: '', state: 'awaited' });
});

test('a supplement is awaited until its own day', () => {
  const supplement = { number: '1', sent_at: '', due: '2026-12-10', items: [] };
  expect(moments_of(subject('supplement_requested', { supplement }))[0]?.at).toBe('2026-12-10');
});

test.each(['closed', 'refused', 'withdrawn'] as const)('%s awaits nothing', (state) => {
  expect(moments_of(subject(state)).map(({ state: of }) => of)).toEqual(['newest', 'past', 'past']);
});

test('the newest stands first, with the courier’s own words', () => {
  expect(moments_of(subject('closed'))[0]).toMatchObject({ key: 'timeline.parcel.collected', text: '已揽收', state: 'newest' });
});

const shipment = (state: Shipment['state'], areas: string[]) =>
  ({ state, events: areas.map((area) => ({ at: '', text: '', state: null, area })) }) as unknown as Shipment;

test.each<[string, Shipment['state'], string[], string[]]>([
  ['each place once in a row, by its nearest name', 'in_transit', ['江苏,南京市', '江苏，南京市', '', '云川市'], ['南京市', '云川市 *']],
  ['there again is there again', 'in_transit', ['云川市', '南京市', '云川市'], ['云川市', '南京市', '云川市 *']],
  ['of many the first and the last three', 'out_for_delivery', ['a', 'b', 'c', 'd', 'e'], ['a', 'c', 'd', 'e *']],
  ['where it arrived it is nowhere on the way', 'delivered', ['a', 'b'], ['a', 'b']],
  ['nothing is known', 'label_ready', [], []],
])('the route: %s', (_, state, areas, expected) => {
  expect(route_of(shipment(state, areas)).map(({ place, here }) => (here ? `${place} *` : place))).toEqual(expected);
});

import { expect, test } from 'vitest';
import { memory_shelf } from '../../../../web/shared/base/host';
import { Drafts } from '../../../../web/shared/view/draft';

test('a draft is as it was left, and survives a new version of its service', () => {
  const shelf = memory_shelf();
  const drafts = new Drafts(shelf);
  expect(drafts.has('s')).toBe(false);
  drafts.change(drafts.open('s', 1), { answers: { name: '张小满' }, step: 'applicant' });
  expect(new Drafts(shelf).open('s', 2)).toMatchObject({
    service: 's',
    service_version: 2,
    answers: { name: '张小满' },
    step: 'applicant',
    materials: {},
    booking: null,
  });
});

test.each([
  ['only looked at', { step: 'applicant' }, false],
  ['an answer', { answers: { name: '张' } }, true],
  ['a material', { materials: { photo: {} } }, true],
  ['a planned time', { planned: { hall: 'city-hall', service: 's', slot: null } }, true],
  ['a booking', { booking: { id: 'b' } }, true],
  ['somebody who helps', { helper: { name: '李', relation: 'child' } }, true],
] as const)('a form with %s', (_what, change, has_begun) => {
  const drafts = new Drafts(memory_shelf());
  drafts.change(drafts.open('s', 1), change as never);
  expect(drafts.has('s')).toBe(has_begun);
});

test.each(['{', 'null', '7', ''])('a shelf that holds %s holds no draft', (text) => {
  expect(new Drafts(memory_shelf({ 'draft.s': text })).open('s', 1).answers).toEqual({});
});

test('what was submitted is kept for the receipt, and the draft is gone', () => {
  const drafts = new Drafts(memory_shelf());
  drafts.change(drafts.open('s', 1), { answers: { name: ' 张小满 ' } });
  drafts.submitted('s', { name: '张小满' }, '2611', 'K7MPQ2');
  expect(drafts.has('s')).toBe(false);
  expect(drafts.submission('2611')).toEqual({ answers: { name: '张小满' }, query_code: 'K7MPQ2' });
  expect(drafts.submission('2612')).toEqual({});
});

test('a change goes onto the draft as it lies there, not onto an older one', () => {
  const drafts = new Drafts(memory_shelf());
  const older = drafts.change(drafts.open('s', 1), { answers: { name: '张小满' } });
  const photo = { id: 'up1' } as never;
  drafts.change(drafts.open('s', 1), { materials: { photo } });
  expect(drafts.change(older, { answers: { name: '张大满' } })).toMatchObject({ answers: { name: '张大满' }, materials: { photo } });
  expect(drafts.open('s', 1)).toMatchObject({ answers: { name: '张大满' }, materials: { photo } });
});

test('what a register said goes with the answers it was asked about', () => {
  const drafts = new Drafts(memory_shelf());
  const registry = [{ material: 'diploma', register: 'diplomas', outcome: 'not_found' as const }];
  const draft = drafts.change(drafts.open('s', 1), { answers: { name: '张小满' }, registry });
  expect(drafts.change(draft, { answers: { name: '张小满' }, step: 'letter' }).registry).toEqual(registry);
  expect(drafts.change(draft, { answers: { name: '张大满' } }).registry).toEqual([]);
});

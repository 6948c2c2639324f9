// With the real core and the real catalogue: nothing here knows a rule.

import { beforeAll, expect, test } from 'vitest';
import { memory_shelf } from '../../../../web/shared/base/host';
import type { CoreClient } from '../../../../web/shared/core/client';
import { Drafts } from '../../../../web/shared/view/draft';
import { FillModel } from '../../../../web/shared/view/fill';
import { catalogue_service, real_core } from '../../support';

const service = catalogue_service('teacher-qualification');
const today = '2026-11-28';
let core: CoreClient;
beforeAll(async () => {
  core = await real_core();
});

function stage(step?: string, shelf = memory_shelf()) {
  const drafts = new Drafts(shelf);
  return { shelf, drafts, model: new FillModel(core, service, drafts, today, step) };
}

const shown = (model: FillModel) =>
  Object.fromEntries(
    model.state.screen.fields
      .map((field) => [field.id, model.findings_of(field).map(({ code }) => code)] as const)
      .filter(([, codes]) => codes.length > 0),
  );

test('a fresh form says nothing before anybody did anything', () => {
  const { model } = stage();
  expect(model.state.screen.step).toBe('applicant');
  expect(shown(model)).toEqual({});
  expect(model.state.summary).toEqual([]);
});

test('until the core is here its first screen takes answers, judges none and lets nobody go on; then it looks at all of them', () => {
  const first_screen = core.fill(service, {}, '1970-01-01').screen;
  const drafts = new Drafts(memory_shelf());
  const model = new FillModel(null, service, drafts, today, undefined, first_screen);
  model.change('/id_no', '11010519491231002');
  model.leave('/id_no');
  expect([shown(model), model.state.held]).toEqual([{}, false]);
  expect(model.go_on()).toBe(false);
  expect([model.state.held, model.state.tries]).toEqual([true, 0]);
  expect(model.take_core(core)).toBe(true);
  expect([shown(model), model.state.held]).toEqual([{ id_no: ['identity.length'] }, false]);
  expect(drafts.open(service.id, service.version).answers).toEqual({ id_no: '11010519491231002' });
  expect(model.take_core(core)).toBe(false);
  model.change('/id_no', '11010519491231002X');
  expect(shown(model)).toEqual({});
});

test('a finding shows when its field is left, and goes when it is mended', () => {
  const { model } = stage();
  model.change('/id_type', 'resident_id');
  model.change('/id_no', '11010519491231002');
  expect(shown(model)).toEqual({});
  model.leave('/id_no');
  expect(shown(model)).toEqual({ id_no: ['identity.length'] });
  model.change('/id_no', '11010519491231002X');
  expect(shown(model)).toEqual({});
});

test('what a keystroke changes nothing of stays the same object, so that no page draws it anew', () => {
  const { model } = stage();
  const seen = () => model.state.screen.fields.map((field) => [field, model.findings_of(field)] as const);
  const before = seen();
  const { summary } = model.state;
  model.change('/name', '张');
  model.change('/name', '张小');
  const other = (at: number, part: 0 | 1) => seen()[at]![part] !== before[at]![part];
  const changed = before.flatMap(([{ pointer }], at) => (other(at, 0) || other(at, 1) ? [pointer] : []));
  expect(changed).toEqual(['/name']);
  expect(model.state.summary).toBe(summary);
});

test('going on shows everything that hinders, in field order, and stays', () => {
  const { model } = stage();
  model.change('/name', '张小满');
  expect(model.go_on()).toBe(false);
  expect(model.state.summary.map(({ field, code }) => `${field} ${code}`)).toEqual([
    '/id_type required',
    '/id_no required',
    '/mobile required',
  ]);
  expect(model.state.tries).toBe(1);
  model.change('/mobile', '13800138000');
  expect(model.state.summary.map(({ field }) => field)).toEqual(['/id_type', '/id_no']);
});

test('a step without hindrance may be left', () => {
  const { model } = stage();
  model.change('/name', '张小满');
  model.change('/id_type', 'resident_id');
  model.change('/id_no', '11010519491231002X');
  model.change('/mobile', '13800138000');
  expect(model.go_on()).toBe(true);
});

test('a warning is asked about once, for that value only', () => {
  const { model } = stage();
  model.change('/name', '张');
  model.change('/id_type', 'resident_id');
  model.change('/id_no', '11010519491231002X');
  model.change('/mobile', '13800138000');
  expect(model.go_on()).toBe(false);
  expect(model.state.summary).toMatchObject([{ field: '/name', code: 'identity.name_single', severity: 'warn' }]);
  expect(model.go_on()).toBe(true);
  model.change('/name', '王');
  expect(model.go_on()).toBe(false);
});

test('what is entered is kept after every change, and found again', () => {
  const { model, shelf } = stage('qualification');
  model.change('/kind', 'senior');
  const again = stage('qualification', shelf).model;
  expect(again.state.draft.answers).toEqual({ kind: 'senior' });
  expect(again.state.draft.step).toBe('qualification');
  again.change('/kind', '');
  expect(stage('qualification', shelf).model.state.draft.answers).toEqual({});
});

test('fields come and go with the answers', () => {
  const { model } = stage('qualification');
  const ids = () => model.state.screen.fields.map(({ id }) => id);
  expect(ids()).not.toContain('subject');
  model.change('/kind', 'senior');
  expect(ids()).toContain('subject');
  model.change('/kind', 'kindergarten');
  expect(ids()).not.toContain('subject');
});

test('a step that nobody knows is the first', () => expect(stage('elsewhere').model.state.screen.step).toBe('applicant'));

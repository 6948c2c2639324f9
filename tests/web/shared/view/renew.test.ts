// With the real core: what a new version does to a draft, and what the citizen is told of it.

import { beforeAll, expect, test } from 'vitest';
import { memory_shelf } from '../../../../web/shared/base/host';
import type { CoreClient } from '../../../../web/shared/core/client';
import type { Definition } from '../../../../web/shared/core/shapes';
import { Drafts } from '../../../../web/shared/view/draft';
import { renew } from '../../../../web/shared/view/renew';
import { catalogue_service, real_core } from '../../support';

const today = '2026-11-28';
let core: CoreClient;
beforeAll(async () => {
  core = await real_core();
});

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const field = (id: string, label: object, more: object = {}) => ({
  id,
  type: 'text',
  label,
  purpose: label,
  sensitivity: 'plain',
  ...more,
});

function service(version: number, fields: object[]): Definition {
  const base = catalogue_service('teacher-qualification');
  const steps = [{ id: 'letter', title: text('来信', 'Letter'), fields }];
  return { ...base, id: 's', version, form: { version, steps } } as unknown as Definition;
}

const third = service(3, [
  field('topic', text('主题', 'Topic')),
  field('fax', text('传真', 'Fax')),
  field('heirs', text('继承人', 'Heirs'), { type: 'group', fields: [field('name', text('姓名', 'Name'))] }),
]);
const fourth = service(4, [
  field('subject', text('主题', 'Subject'), { was: ['topic'] }),
  field('email', text('邮箱', 'E-mail')),
  field('heirs', text('继承人', 'Heirs'), { type: 'group', fields: [field('age', text('年龄', 'Age'))] }),
]);

/** A draft of version 3 with these answers, opened on version 4. */
function opened(answers: object, keeps_form = true) {
  const drafts = new Drafts(memory_shelf());
  if (keeps_form) renew(core, drafts, third, today);
  drafts.change(drafts.open('s', 3), { answers: answers as never });
  renew(core, drafts, fourth, today);
  return drafts.open('s', 4);
}

test('what is kept, what is not and what is new is told in words', () => {
  const draft = opened({ topic: '水', fax: '0571', heirs: [{ name: '安' }] });
  expect(draft.answers).toEqual({ subject: '水', heirs: [{}] });
  expect(draft.service_version).toBe(4);
  expect(draft.renewal).toEqual({
    dropped: [
      { label: text('传真', 'Fax'), reason: 'field_gone', value: '0571' },
      { label: text('继承人 · 姓名', 'Heirs · Name'), reason: 'field_gone', value: '安' },
    ],
    asked: [text('邮箱', 'E-mail'), text('继承人 · 年龄', 'Heirs · Age')],
  });
});

test('without the form it was begun on, what is lost is told by its name', () => {
  const draft = opened({ topic: '水', fax: '0571' }, false);
  expect(draft.answers).toEqual({ subject: '水' });
  expect(draft.renewal).toEqual({ dropped: [{ label: { 'zh-CN': 'fax' }, reason: 'field_gone', value: '0571' }], asked: [] });
});

test('the same version changes nothing, twice renewed is once', () => {
  const drafts = new Drafts(memory_shelf());
  renew(core, drafts, third, today);
  const draft = drafts.change(drafts.open('s', 3), { answers: { topic: '水', fax: '1' } });
  renew(core, drafts, third, today);
  expect(drafts.open('s', 3)).toEqual(draft);
  renew(core, drafts, fourth, today);
  const once = drafts.open('s', 4);
  renew(core, drafts, fourth, today);
  expect(drafts.open('s', 4)).toEqual(once);
});

test('what was lost before and not seen yet is still told', () => {
  const drafts = new Drafts(memory_shelf());
  renew(core, drafts, third, today);
  drafts.change(drafts.open('s', 3), { answers: { fax: '1', heirs: [{ name: '安' }] } });
  renew(core, drafts, fourth, today);
  renew(core, drafts, service(5, [field('subject', text('主题', 'Subject'))]), today);
  expect(drafts.open('s', 5).renewal?.dropped.map(({ value }) => value)).toEqual(['1', '安']);
});

test('a service that nobody began has no draft', () => {
  const drafts = new Drafts(memory_shelf());
  renew(core, drafts, third, today);
  expect(drafts.has('s')).toBe(false);
});

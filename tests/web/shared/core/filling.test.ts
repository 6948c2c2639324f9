// A form kept by the core between keystrokes shows what the same form shows when it is asked anew.

import { beforeAll, expect, test } from 'vitest';
import { with_value_at } from '../../../../web/shared/base/pointer';
import type { CoreClient } from '../../../../web/shared/core/client';
import type { Answers } from '../../../../web/shared/core/shapes';
import { catalogue_service, real_core } from '../../support';

const service = catalogue_service('teacher-qualification');
const today = '2026-11-28';
let core: CoreClient;
beforeAll(async () => {
  core = await real_core();
});

const edits: [string, unknown][] = [
  ['/name', '张小满'],
  ['/id_type', 'resident_id'],
  ['/id_no', '11010519491231002X'],
  ['/kind', 'senior'],
  ['/kind', 'kindergarten'],
  ['/name', undefined],
  ['/deliver_mode', 'mail'],
  ['/deliver_mode', 'window'],
];

test.each(service.form.steps.map(({ id }) => id))('on the step %s', (step) => {
  let answers: Answers = {};
  const filling = core.fill(service, answers, today, step);
  for (const [pointer, value] of edits) {
    answers = with_value_at(answers, pointer, value);
    expect(filling.change(pointer, value, answers)).toEqual(core.screen(service, answers, today, step));
  }
});

test('a form that was let go opens itself again', () => {
  const first = core.fill(service, {}, today);
  core.fill(service, {}, today);
  const answers = { name: '张小满' };
  expect(first.change('/name', '张小满', answers)).toEqual(core.screen(service, answers, today));
});

test('opening form after form never runs out', () => {
  for (let opened = 0; opened < 40; opened++) core.fill(service, {}, today);
});

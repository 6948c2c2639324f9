import { expect, test } from 'vitest';
import { NoticesModel } from '../../../../web/shared/view/notices';

const problem = { code: 'signed_out', status: 401, title: '', detail: '' } as const;

test('what is wanted is read, and changed by its answer', async () => {
  const model = new NoticesModel({
    notice_choices: async () => ({ value: { notice_choices: { parcel: true } } }),
    choose_notices: async (notice_choices) => ({ value: { notice_choices } }),
  });
  await model.load();
  expect(model.state.choices).toEqual({ parcel: true });
  await model.choose({ parcel: false });
  expect(model.state).toEqual({ choices: { parcel: false }, working: false, problem: null });
});

test('for a stranger there is nothing to choose, and a lost answer leaves what was', async () => {
  const model = new NoticesModel({ notice_choices: async () => ({ problem }), choose_notices: async () => ({ problem }) });
  await model.load();
  expect(model.state).toEqual({ choices: null, working: false, problem: null });
  await model.choose({ parcel: false });
  expect(model.state).toEqual({ choices: null, working: false, problem });
});

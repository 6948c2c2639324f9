// The sign beside the state of a case; the words stand there always.

import type { CaseState } from '../api/types';

export type StateMark = 'done' | 'now' | 'warn';

export const state_marks: Record<CaseState, StateMark> = {
  submitted: 'now',
  accepted: 'now',
  supplement_requested: 'warn',
  granted: 'done',
  refused: 'warn',
  delivering: 'now',
  closed: 'done',
  withdrawn: 'done',
};

// The state of a case as a mark; the words stand beside it always.

import type { CaseState } from '../../../shared/api/types';
import type { Mark } from '../drawing';

const marks: Record<CaseState, Mark> = {
  submitted: 'now',
  accepted: 'now',
  supplement_requested: 'warn',
  granted: 'done',
  refused: 'warn',
  delivering: 'now',
  closed: 'done',
  withdrawn: 'done',
};

export const mark_of_state = (state: CaseState): Mark => marks[state];

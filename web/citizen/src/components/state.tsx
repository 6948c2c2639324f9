// The state of a case: a sign, and always the words.

import type { CaseState } from '../../../shared/api/types';
import { useWords } from '../context';
import { Mark } from './page';

const marks: Record<CaseState, 'done' | 'now' | 'warn'> = {
  submitted: 'now',
  accepted: 'now',
  supplement_requested: 'warn',
  granted: 'done',
  refused: 'warn',
  delivering: 'now',
  closed: 'done',
  withdrawn: 'done',
};

export function State({ state }: { state: CaseState }) {
  const words = useWords();
  return (
    <p class={`state ${marks[state]}`}>
      <Mark kind={marks[state]} /> <b>{words(`state.${state}`)}</b>
    </p>
  );
}

// The state of a case: a sign, and always the words.

import type { CaseState } from '../../../shared/api/types';
import { state_marks } from '../../../shared/view/state_mark';
import { useWords } from '../context';
import { Mark } from './page';

export function State({ state }: { state: CaseState }) {
  const words = useWords();
  return (
    <p class={`state ${state_marks[state]}`}>
      <Mark kind={state_marks[state]} /> <b>{words(`state.${state}`)}</b>
    </p>
  );
}

// What went wrong, in words that say what to do; read out when it appears.

import type { Problem } from '../../shared/api/types';
import { say_problem } from '../../shared/messages/say';
import { useDesk } from './context';

export function ProblemNote({ problem }: { problem: Problem | null }) {
  const { words } = useDesk();
  if (!problem) return null;
  const { title, detail } = say_problem(problem, words);
  return (
    <div class="problem" role="alert">
      <strong>{title}</strong>
      <p>{detail}</p>
    </div>
  );
}

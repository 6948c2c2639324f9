// Puts what came from the core and the server into words that say what happened and what to do.

import type { Problem } from '../api/types';
import { pick, say_instant, say_size } from '../base/text';
import type { FieldFinding } from '../core/shapes';
import type { Words } from './words';

/** The catalogue's own words first; else ours for the code; else that it has to be looked at. */
export function say_finding(finding: FieldFinding, words: Words): string {
  return pick(finding.message, words.language) || words.known(`finding.${finding.code}`) || words('finding.other');
}

export interface Said {
  title: string;
  detail: string;
}

/** Ours for the code, so that a change of language changes them at once; else the server's; else that something went wrong. */
export function say_problem(problem: Problem, words: Words, of?: string): Said {
  const parameters = {
    limit: problem.limit_bytes ? say_size(problem.limit_bytes) : '',
    seconds: problem.retry_after_seconds ?? 30,
    tries: problem.tries_left ?? 0,
    request: problem.request_id ?? '',
    until: problem.blocked_until ? say_instant(problem.blocked_until, words.language) : '',
  };
  const refusal = (problem.code === 'case_state' || problem.code === 'booking_refused') && problem.refusal ? `refusal.${problem.refusal}` : null;
  const keys = [of && `problem.${of}.${problem.code}`, refusal, `problem.${problem.code}`].filter(Boolean);
  const say = (part: string) =>
    keys.reduce<string | null>((said, key) => said ?? words.known(`${key}.${part}`, parameters), null);
  const [title, detail] = [say('title'), say('detail')];
  if (title !== null && detail !== null) return { title, detail };
  return {
    title: problem.title || words('problem.internal.title'),
    detail: problem.detail || words('problem.internal.detail', parameters),
  };
}

// Reads what a server answered: the value, or the problem it told (RFC 9457), or that what came was none of ours.

import type { Outcome, Problem } from './types';

export function read_answer<Value>(
  status: number,
  header: (name: string) => string | null,
  text: string,
): Outcome<Value> {
  let content: unknown = null;
  try {
    content = text === '' ? {} : JSON.parse(text);
  } catch {
    content = null;
  }
  if (content === null || typeof content !== 'object') {
    // Something between us and the server spoke in its place (a captive portal, a gateway's error page).
    return { problem: { code: 'answer_unreadable', status: 0, title: '', detail: '' } };
  }
  if (status < 400) return { value: content as Value };
  const retry_after_seconds = Number(header('retry-after'));
  const problem = content as Problem;
  return {
    problem: {
      ...problem,
      status,
      title: problem.title ?? '',
      detail: problem.detail ?? '',
      ...(retry_after_seconds > 0 ? { retry_after_seconds } : {}),
    },
  };
}

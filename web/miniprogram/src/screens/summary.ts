// What hinders, above everything else.

import type { Finding } from '../../../shared/core/shapes';
import { say_finding } from '../../../shared/messages/say';
import type { Words } from '../../../shared/messages/words';
import type { Drawing } from '../drawing';

/** `mend` leads to where a finding is mended; null where nothing does. */
export function draw_summary(
  drawing: Drawing,
  words: Words,
  findings: readonly Finding[],
  label_of: (finding: Finding) => string,
  mend?: (finding: Finding) => (() => void) | null,
): void {
  if (findings.length === 0) return;
  const only_warnings = findings.every(({ severity }) => severity === 'warn');
  const title = words(only_warnings ? 'fill.please_confirm' : 'fill.please_mend', { count: findings.length });
  const said = findings.map((finding) => {
    const label = label_of(finding);
    const text = say_finding(finding, words);
    return { label: label ? words('fill.summary_line', { field: label, text }) : text, act: mend?.(finding) ?? null };
  });
  const links = said.flatMap(({ label, act }) => (act ? [{ label, act }] : []));
  const lines = said.filter(({ act }) => !act).map(({ label }) => label);
  drawing.notice('warn', title, only_warnings ? [...lines, words('fill.confirm_by_going_on')] : lines, links);
}

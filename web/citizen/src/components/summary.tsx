// What hinders, above the form: it takes the focus when it appears and leads to each field.

import { useEffect, useRef } from 'preact/hooks';
import { say_finding } from '../../../shared/messages/say';
import type { Finding } from '../../../shared/core/shapes';
import { useWords } from '../context';
import { focus_field } from './field';

interface SummaryProperties {
  findings: readonly Finding[];
  /** Rises with each try; the focus moves only then. */
  tries: number;
  label_of: (finding: Finding) => string;
  /** Where a finding is mended, when that is not a field of this page. */
  address_of?: (finding: Finding) => string | null;
}

export function Summary({ findings, tries, label_of, address_of }: SummaryProperties) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries > 0) box.current?.focus();
  }, [tries]);
  if (findings.length === 0) return null;
  const only_warnings = findings.every(({ severity }) => severity === 'warn');
  return (
    <div class="notice warn" ref={box} tabIndex={-1} role="group" aria-labelledby="summary-title">
      <h2 id="summary-title" class="notice-title">
        {words(only_warnings ? 'fill.please_confirm' : 'fill.please_mend', { count: findings.length })}
      </h2>
      <ul>
        {findings.map((finding) => {
          const elsewhere = address_of?.(finding);
          const label = label_of(finding);
          const text = label ? words('fill.summary_line', { field: label, text: say_finding(finding, words) }) : say_finding(finding, words);
          return (
            <li key={finding.code + finding.field}>
              <a
                href={elsewhere ?? location.hash}
                onClick={(event) => {
                  if (elsewhere) return;
                  event.preventDefault();
                  focus_field(finding.field);
                }}
              >
                {text}
              </a>
            </li>
          );
        })}
      </ul>
      {only_warnings && <p>{words('fill.confirm_by_going_on')}</p>}
    </div>
  );
}

// What the core said of a number, in words for the page. No rule stands here.

import type { Words } from '../../../../shared/messages/words';

export interface IdentityReport {
  value: string;
  valid: boolean;
  facts: { birth?: string; sex?: string };
  findings: { code: string; severity: 'error' | 'warn' }[];
}

export interface Verdict {
  tone: '' | 'right' | 'wrong';
  verdict: string;
  facts: { name: string; value: string }[];
}

const sexes: Record<string, string> = { F: '女', M: '男' };

export function say_verdict(report: IdentityReport, words: Words): Verdict {
  const wrong = report.findings.filter((finding) => finding.severity === 'error');
  const said = (wrong.length > 0 ? wrong : report.findings).map(
    (finding) => words.known(`finding.${finding.code}`) ?? words('finding.other'),
  );
  if (wrong.length > 0) return { tone: 'wrong', verdict: said.join('；'), facts: [] };
  const facts = [
    { name: '号码', value: report.value.replace(/^(.{6})(.{8})(.{4})$/, '$1 $2 $3') },
    { name: '出生日期', value: report.facts.birth ?? '' },
    { name: '性别', value: sexes[report.facts.sex ?? ''] ?? '' },
  ].filter((fact) => fact.value !== '');
  return { tone: 'right', verdict: ['号码正确', ...said].join('；'), facts };
}

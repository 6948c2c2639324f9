// Checks the applicant's identity number as it is typed, by the same core as the page and the server.

import { core, words } from '../../core';
import { say_verdict, type IdentityReport, type Verdict } from './verdict';

/** The day on this phone, in China's zone: what the core compares dates of birth with. */
function today(): string {
  return new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
}

const nothingYet: Verdict = { tone: '', verdict: '', facts: [] };

Page({
  data: { number: '', ...nothingYet },

  async onInput(event: InputEvent) {
    const number = event.detail.value;
    this.setData({ number });
    if (number.trim() === '') return this.setData(nothingYet);
    try {
      const report: IdentityReport = (await core()).call('identity.check', { kind: 'citizen_id_18', value: number, today: today() });
      // An answer that was overtaken by further typing is not shown.
      if (this.data.number === number) this.setData(say_verdict(report, words));
    } catch {
      this.setData({ tone: 'wrong', verdict: '暂时不能核对，请稍后再输一次', facts: [] });
    }
  },
});

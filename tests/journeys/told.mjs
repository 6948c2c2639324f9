// Notices are laid by a worker of the server; the page asks for them when it is opened.

import assert from 'node:assert/strict';

export async function untilTold(page, news) {
  const isTold = (wanted) => fetch('/api/v1/notices').then((answer) => answer.json()).then(({ notices }) => notices.some((one) => one.news === wanted));
  const begun = Date.now();
  while (!(await page.evaluate(isTold, news))) assert.ok(Date.now() - begun < 20_000, `nobody was told: ${news}`);
}

// One that lies in the outbox: what became of it, why not, and what can be done about it.

import { china_time } from '../../../shared/base/host';
import { pick, say_instant } from '../../../shared/base/text';
import { say_problem } from '../../../shared/messages/say';
import type { Act, Entry } from '../../../shared/view/outbox';
import type { Drawing } from '../drawing';
import type { PageControl } from '../frame';

/** Where something refused is mended; null where there is nothing to mend. */
function mend(page: PageControl, act: Act): (() => void) | null {
  if (act.kind === 'submit') return () => page.open('review', { service: act.service });
  return act.kind === 'supplement' ? () => page.open('supplement', { number: act.number }) : null;
}

export function draw_lying(drawing: Drawing, page: PageControl, entry: Entry, sign_in: () => void): void {
  const { outbox, words } = page.program;
  const { sending, problem } = outbox.state;
  const standing = outbox.standing_of(entry);
  const is_out = entry.first_sent_at_ms !== null;
  const needs_sign_in = standing === 'waiting' && problem?.code === 'sign_in_needed';
  const said = needs_sign_in ? 'sign_in' : standing === 'waiting' && is_out ? 'unanswered' : standing;
  const refused = entry.refusal && say_problem(entry.refusal, words);
  const made = words('outbox.made', { time: say_instant(china_time(entry.made_at_ms), words.language) });
  drawing.card(words(`outbox.${entry.act.kind}`, { title: pick(entry.title, words.language) }), [refused?.title ?? '', refused?.detail ?? '', made], {
    mark: standing === 'waiting' ? 'awaited' : 'warn',
    state: words(`outbox.${said}`),
  });
  const let_go = standing === 'refused' || standing === 'doubtful';
  const place = standing === 'refused' ? mend(page, entry.act) : null;
  const send = needs_sign_in
    ? { label: words('account.sign_in'), act: sign_in }
    : { label: words('outbox.send'), act: () => void outbox.send_all(), busy: sending === entry.key };
  const remove = { label: words(let_go ? 'outbox.let_go' : 'outbox.take_back'), act: () => void outbox.remove(entry.key) };
  drawing.buttons(
    'second',
    ...(place ? [{ label: words('outbox.mend'), act: place }] : []),
    ...(let_go || !is_out ? [remove] : []),
    ...(standing === 'waiting' ? [send] : []),
  );
}

/** What the outbox brought to its end last, while this mini-program is open. */
export function draw_settled(drawing: Drawing, page: PageControl): void {
  const { outbox, words } = page.program;
  const last = outbox.state.settled[outbox.state.settled.length - 1];
  if (!last) return;
  const look = { label: words('outbox.look'), act: () => page.open('follow', { number: last.number }) };
  drawing.notice('good', words('outbox.settled', { title: pick(last.title, words.language) }), [], [look]);
}

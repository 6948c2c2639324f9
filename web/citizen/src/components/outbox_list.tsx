// What waits to be sent and what was not accepted, each with what can be done about it.

import { china_time } from '../../../shared/base/host';
import { pick, say_instant } from '../../../shared/base/text';
import type { Act, Entry } from '../../../shared/view/outbox';
import { useApp, useModel, useWords } from '../context';
import { address } from '../route';
import { Mark, ProblemBox } from './page';

/** Where something refused is mended; null where there is nothing to mend. */
function place_of(act: Act): string | null {
  if (act.kind === 'submit') return address.review(act.service);
  return act.kind === 'supplement' ? address.supplement(act.number) : null;
}

export function OutboxList({ sign_in }: { sign_in: () => void }) {
  const { outbox } = useApp();
  const words = useWords();
  const { entries } = useModel(outbox);
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="outbox">
      <h2 id="outbox">{words('outbox.title')}</h2>
      <ul class="services">
        {entries.map((entry) => (
          <Lying key={entry.key} entry={entry} sign_in={sign_in} />
        ))}
      </ul>
    </section>
  );
}

/** What was asked about one case and has not come to its end. */
export function LyingHere({ entries, sign_in }: { entries: readonly Entry[]; sign_in: () => void }) {
  useModel(useApp().outbox);
  if (entries.length === 0) return null;
  return (
    <div role="status">
      <ul class="services">
        {entries.map((entry) => (
          <Lying key={entry.key} entry={entry} sign_in={sign_in} />
        ))}
      </ul>
    </div>
  );
}

function Lying({ entry, sign_in }: { entry: Entry; sign_in: () => void }) {
  const { outbox } = useApp();
  const words = useWords();
  const { sending, problem } = outbox.state;
  const standing = outbox.standing_of(entry);
  const needs_sign_in = standing === 'waiting' && problem?.code === 'sign_in_needed';
  const is_out = entry.first_sent_at_ms !== null;
  const said = needs_sign_in ? 'sign_in' : standing === 'waiting' && is_out ? 'unanswered' : standing;
  const mend = standing === 'refused' ? place_of(entry.act) : null;
  const let_go = standing === 'refused' || standing === 'doubtful';
  const warns = standing !== 'waiting';
  return (
    <li class="card">
      <h3>{words(`outbox.${entry.act.kind}`, { title: pick(entry.title, words.language) })}</h3>
      <p class={warns ? 'state warn' : 'state awaited'}>
        <Mark kind={warns ? 'warn' : 'awaited'} /> <b>{words(`outbox.${said}`)}</b>
      </p>
      {entry.refusal && <ProblemBox problem={entry.refusal} />}
      <p class="quiet">{words('outbox.made', { time: say_instant(china_time(entry.made_at_ms), words.language) })}</p>
      <div class="two">
        {mend && (
          <a class="second" href={mend}>
            {words('outbox.mend')}
          </a>
        )}
        {(let_go || !is_out) && (
          <button type="button" class="second" onClick={() => void outbox.remove(entry.key)}>
            {words(let_go ? 'outbox.let_go' : 'outbox.take_back')}
          </button>
        )}
        {standing === 'waiting' && (
          <button type="button" class="second" aria-busy={sending === entry.key} onClick={needs_sign_in ? sign_in : () => void outbox.send_all()}>
            {words(needs_sign_in ? 'account.sign_in' : 'outbox.send')}
          </button>
        )}
      </div>
    </li>
  );
}

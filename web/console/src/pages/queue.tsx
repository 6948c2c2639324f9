// The queue: what waits, by when, kept up to date by the server's events.

import { useEffect, useState } from 'preact/hooks';
import type { CaseState, Problem } from '../../../shared/api/types';
import { in_groups, pick, say_day, say_instant } from '../../../shared/base/text';
import type { StaffCaseSummary } from '../api';
import { is_signed_out, useDesk, useSay } from '../context';
import { ProblemNote } from '../problem_note';

const states: CaseState[] = ['submitted', 'accepted', 'supplement_requested', 'granted', 'delivering', 'closed', 'refused', 'withdrawn'];

export function QueuePage() {
  const { api, words, signed_in } = useDesk();
  const say = useSay();
  const [state, set_state] = useState<string>('');
  const [cases, set_cases] = useState<StaffCaseSummary[] | null>(null);
  const [next, set_next] = useState<string | null>(null);
  const [live, set_live] = useState(true);
  const [problem, set_problem] = useState<Problem | null>(null);

  async function load(after: string | null) {
    const outcome = await api.queue(state, after);
    if (is_signed_out(outcome.problem)) return signed_in(null);
    set_problem(outcome.problem ?? null);
    if (!outcome.value) return;
    const { cases: more, next: further } = outcome.value;
    set_cases((before) => (after ? [...(before ?? []), ...more] : more));
    set_next(further);
  }

  useEffect(() => {
    void load(null);
    const events = new EventSource(api.events_address);
    events.addEventListener('queue', () => void load(null));
    events.onopen = () => set_live(true);
    events.onerror = () => set_live(false);
    return () => events.close();
  }, [state]);

  return (
    <section class="sheet">
      <div class="bar">
        <h1>{say('queue')}</h1>
        <span class="quiet" role="status">
          {say(live ? 'live' : 'not_live')}
        </span>
        <label>
          {say('state')}
          <select value={state} onChange={(event) => set_state(event.currentTarget.value)}>
            <option value="">{say('all_states')}</option>
            {states.map((one) => (
              <option value={one} key={one}>
                {words(`state.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ProblemNote problem={problem} />
      {cases === null ? (
        <p>{say('loading')}</p>
      ) : cases.length === 0 ? (
        <p>{say('none')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {(['number', 'service', 'applicant', 'state', 'submitted', 'due', 'lamp'] as const).map((key) => (
                <th scope="col" key={key}>
                  {say(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cases.map((one) => (
              <tr key={one.number}>
                <td>
                  <a href={`#/cases/${one.number}`}>{in_groups(one.number)}</a>
                </td>
                <td>{pick(one.service.title, words.language)}</td>
                <td>{one.applicant_masked}</td>
                <td>
                  {words(`state.${one.state}`)}
                  {one.owed_due && ` · ${say('owed', { day: say_day(one.owed_due, words.language) })}`}
                </td>
                <td>{say_instant(one.submitted_at, words.language)}</td>
                <td>{one.promised_due ? say_day(one.promised_due, words.language) : ''}</td>
                <td class={`lamp ${one.lamp}`}>{say(`lamp.${one.lamp}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {next && (
        <button type="button" onClick={() => void load(next)}>
          {say('more')}
        </button>
      )}
    </section>
  );
}

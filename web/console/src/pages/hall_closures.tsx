// Hours that a hall closes beyond its plan: what is closed, closing some more after a look at whom it hits, and opening
// again.

import { useEffect, useState } from 'preact/hooks';
import { today_in_china } from '../../../shared/base/host';
import { say_day, say_time } from '../../../shared/base/text';
import type { Problem } from '../../../shared/api/types';
import type { Closure, ClosureRequest, Hall, HitVisit, ServiceTitle } from '../api';
import { is_signed_out, useDesk } from '../context';
import { Hit } from '../hall_hit';
import { title_of } from '../hall_titles';
import { useHallSay } from '../hall_words';
import { ProblemNote } from '../problem_note';
import '../hall.css';

interface Closed {
  teams: string[];
  closures: Closure[];
}

type Title = (id: string) => string;

export function ClosuresPage({ hall, may_close }: { hall: string; may_close: boolean }) {
  const { api, signed_in, words } = useDesk();
  const say = useHallSay();
  const [known, set_known] = useState<{ hall: Hall; services: ServiceTitle[] } | null>(null);
  const [closed, set_closed] = useState<Closed | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);
  const load = async () => {
    const outcome = await api.closures(hall);
    if (is_signed_out(outcome.problem)) return signed_in(null);
    set_problem(outcome.problem ?? null);
    if (outcome.value) set_closed(outcome.value);
  };
  useEffect(() => {
    void load();
    void api.hall(hall).then(({ value }) => set_known(value ?? null));
  }, [hall]);
  const title: Title = (id) => title_of(id, known?.services ?? [], known?.hall ?? null, words.language);
  const open_again = async (id: string) => {
    const outcome = await api.open_again(hall, id);
    set_problem(outcome.problem ?? null);
    await load();
  };
  return (
    <>
      <h1>{say('closures')}</h1>
      <ProblemNote problem={problem} />
      {closed?.closures.length === 0 && <p>{say('closures_none')}</p>}
      {closed && closed.closures.length > 0 && <List closures={closed.closures} title={title} open_again={may_close ? open_again : null} />}
      {closed && may_close && <Close hall={hall} teams={closed.teams} title={title} done={load} />}
    </>
  );
}

interface ListProperties {
  closures: Closure[];
  title: Title;
  open_again: ((id: string) => Promise<void>) | null;
}

function List({ closures, title, open_again }: ListProperties) {
  const { words } = useDesk();
  const say = useHallSay();
  return (
    <table>
      <tbody>
        {closures.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              {say_day(one.from, words.language)} {say_time(one.from)}–{say_time(one.to)}
            </th>
            <td>{one.team ? title(one.team) : say('closure_all')}</td>
            <td>{one.reason}</td>
            <td>{one.staff}</td>
            {open_again && (
              <td>
                <button type="button" onClick={() => void open_again(one.id)}>
                  {say('closure_open')}
                </button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Close({ hall, teams, title, done }: { hall: string; teams: string[]; title: Title; done: () => Promise<void> }) {
  const { api } = useDesk();
  const say = useHallSay();
  const [hours, set_hours] = useState<ClosureRequest>(() => ({
    day: today_in_china({ now_ms: () => Date.now() + 86_400_000 }), from: '08:00', to: '18:00', reason: '',
  }));
  const [hit, set_hit] = useState<HitVisit[] | null>(null);
  const [is_done, set_done] = useState(false);
  const [problem, set_problem] = useState<Problem | null>(null);
  const change = (changed: Partial<ClosureRequest>) => {
    set_hours({ ...hours, ...changed });
    set_hit(null);
    set_done(false);
  };
  const ask = async (preview: boolean) => {
    const outcome = await api.close_hours(hall, { ...hours, ...(preview ? { preview } : {}) });
    set_problem(outcome.problem ?? null);
    if (!outcome.value) return;
    set_hit(preview ? outcome.value.visits : null);
    set_done(!preview);
    if (!preview) await done();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void ask(hit === null);
      }}
    >
      <h2>{say('closure_new')}</h2>
      <div class="row">
        <Field label={say('closure_day')} type="date" value={hours.day} change={(day) => change({ day })} />
        <Field label={say('closure_from')} type="time" value={hours.from} change={(from) => change({ from })} />
        <Field label={say('closure_to')} type="time" value={hours.to} change={(to) => change({ to })} />
        <label>
          {say('closure_team')}
          <select
            value={hours.team ?? ''}
            onChange={({ currentTarget: { value } }) => {
              const { team: _, ...others } = hours;
              set_hours(value ? { ...others, team: value } : others);
              set_hit(null);
            }}
          >
            <option value="">{say('closure_all')}</option>
            {teams.map((team) => (
              <option key={team} value={team}>
                {title(team)}
              </option>
            ))}
          </select>
        </label>
        <Field label={say('closure_reason')} type="text" value={hours.reason} change={(reason) => change({ reason })} />
      </div>
      <ProblemNote problem={problem} />
      <div role="status">
        {hit && <Hit visits={hit} title={title} nobody={say('closure_nobody')} />}
        {is_done && <p>{say('closure_done')}</p>}
      </div>
      <button type="submit" class={hit ? 'first' : ''}>
        {say(hit ? 'closure_do' : 'closure_preview')}
      </button>
    </form>
  );
}

function Field({ label, type, value, change }: { label: string; type: string; value: string; change: (value: string) => void }) {
  return (
    <label>
      {label}
      <input type={type} required value={value} onInput={(event) => change(event.currentTarget.value)} />
    </label>
  );
}

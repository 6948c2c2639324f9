// What a hall has today, what was changed of it from a day on, and changing or taking back some of that after a look at
// whom it hits.

import { useEffect, useState } from 'preact/hooks';
import { today_in_china } from '../../../shared/base/host';
import { labelled } from '../../../shared/base/labelled';
import { say_day } from '../../../shared/base/text';
import type { Problem } from '../../../shared/api/types';
import type { Hall, HallChange, HallChanges, HallPlan, HitVisit, ServiceTitle } from '../api';
import { is_signed_out, useDesk } from '../context';
import { channels, hours_text, weekdays } from '../hall_change';
import { ChangeForm } from '../hall_change_form';
import { Hit } from '../hall_hit';
import { HallHours } from '../hall_hours';
import { title_of } from '../hall_titles';
import { useHallSay } from '../hall_words';
import { ProblemNote } from '../problem_note';
import '../hall.css';

type Title = (id: string) => string;

const day_ms = 86_400_000;
const day_from_today = (days: number) => today_in_china({ now_ms: () => Date.now() + days * day_ms });

export function HoursPage({ hall, may_change }: { hall: string; may_change: boolean }) {
  const { api, signed_in, words } = useDesk();
  const say = useHallSay();
  const [known, set_known] = useState<{ hall: Hall; services: ServiceTitle[] } | null>(null);
  const [changes, set_changes] = useState<HallChanges | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);
  const load = async () => {
    const outcome = await api.hall_changes(hall);
    if (is_signed_out(outcome.problem)) return signed_in(null);
    set_problem(outcome.problem ?? null);
    if (outcome.value) set_changes(outcome.value);
  };
  useEffect(() => {
    void load();
    void api.hall(hall).then(({ value }) => set_known(value ?? null));
  }, [hall]);
  const title: Title = (id) => title_of(id, known?.services ?? [], known?.hall ?? null, words.language);
  return (
    <>
      <h1>{say('hours')}</h1>
      <ProblemNote problem={problem} />
      {known && changes && <HallHours hall={known.hall} plan={changes.plan} title={title} />}
      {changes && <Changes hall={hall} changes={changes} title={title} may_change={may_change} done={load} />}
      {changes && may_change && (
        <ChangeForm hall={hall} teams={changes.plan.flatMap(({ team }) => (team === null ? [] : [team]))} title={title} tomorrow={day_from_today(1)} done={load} />
      )}
    </>
  );
}

interface ChangesProperties {
  hall: string;
  changes: HallChanges;
  title: Title;
  may_change: boolean;
  done: () => Promise<void>;
}

/** Those that are to come or in force; what is over can be unfolded. */
function Changes({ hall, changes: { day, changes }, title, may_change, done }: ChangesProperties) {
  const say = useHallSay();
  const is_over = ({ from, to }: HallChange) => to !== null && (to < day || to < from);
  const over = changes.filter(is_over);
  const standing = changes.filter((one) => !is_over(one));
  return (
    <>
      <h2>{say('changes')}</h2>
      {standing.length === 0 && <p>{say('changes_none')}</p>}
      {standing.map((one) => (
        <Change key={one.id} hall={hall} change={one} title={title} may_change={may_change} done={done} />
      ))}
      {over.length > 0 && (
        <details>
          <summary>{say('changes_over')}</summary>
          {over.map((one) => (
            <Change key={one.id} hall={hall} change={one} title={title} may_change={false} done={done} />
          ))}
        </details>
      )}
    </>
  );
}

function Change({ hall, change, title, may_change, done }: Omit<ChangesProperties, 'changes'> & { change: HallChange }) {
  const { api, words } = useDesk();
  const say = useHallSay();
  const [hit, set_hit] = useState<HitVisit[] | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);
  const from = say_day(change.from, words.language);
  const days = change.to ? say('change_days', { from, to: say_day(change.to, words.language) }) : say('change_for_good', { from });
  const take_back = async () => {
    const preview = hit === null;
    const outcome = await api.end_hall_change(hall, change.id, { last_day: day_from_today(-1), ...(preview ? { preview } : {}) });
    set_problem(outcome.problem ?? null);
    if (!outcome.value) return;
    if (preview) set_hit(outcome.value.visits);
    else await done();
  };
  return (
    <section class="act">
      <h3>
        {days} · {change.team ? title(change.team) : say('closure_all')}
      </h3>
      <Contents change={change} />
      <p>
        {change.reason} · {change.staff}
        {change.ended_by && ` · ${say('change_ended_by', { staff: change.ended_by })}`}
      </p>
      <ProblemNote problem={problem} />
      <div role="status">{hit && <Hit visits={hit} title={title} nobody={say('change_nobody')} />}</div>
      {may_change && (
        <button type="button" onClick={() => void take_back()}>
          {say(hit ? 'change_take_back_do' : 'change_take_back')}
        </button>
      )}
    </section>
  );
}

function Contents({ change: { weekly, places } }: { change: Pick<HallChange, 'weekly'> & { places: HallPlan['places'] } }) {
  const { words } = useDesk();
  const say = useHallSay();
  return (
    <ul>
      {weekly && weekdays.map((day) => <li key={day}>{`${say(`weekday.${day}`)} ${hours_text(weekly, day) || say('hours_none')}`}</li>)}
      {places && <li>{labelled(say('change_places'), channels.map((channel) => `${say(`places.${channel}`)} ${places[channel] ?? 0}`).join(' · '), words.language)}</li>}
    </ul>
  );
}

// From a day on other hours or places: what stands on that day is there to be changed, and whom it hits is seen first.

import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../shared/api/types';
import type { HallChangeRequest, HallPlan, HitVisit } from './api';
import { useDesk } from './context';
import { changed_of, channels, typed_of, unread_day, weekdays, type Typed } from './hall_change';
import { Hit } from './hall_hit';
import { useHallSay } from './hall_words';
import { ProblemNote } from './problem_note';

interface Properties {
  hall: string;
  teams: string[];
  title: (id: string) => string;
  tomorrow: string;
  done: () => Promise<void>;
}

/** For whom, when and why. */
interface Frame {
  team: string;
  from: string;
  to: string;
  reason: string;
}

/** What stands on the frame's day with its team, and how it is changed; null until the server has said. */
function useStanding(hall: string, { team, from }: Frame, failed: (problem: Problem | null) => void) {
  const { api } = useDesk();
  const [standing, set_standing] = useState<{ team: string; from: string; plan: HallPlan; typed: Typed } | null>(null);
  const look = async (is_wanted: () => boolean) => {
    const { value, problem } = await api.hall_changes(hall, from);
    if (!is_wanted()) return;
    failed(problem ?? null);
    const plan = value?.plan.find((one) => (one.team ?? '') === team);
    set_standing(plan ? { team, from, plan, typed: typed_of(plan) } : null);
  };
  useEffect(() => {
    let is_wanted = from !== '';
    if (is_wanted) void look(() => is_wanted);
    return () => {
      is_wanted = false;
    };
  }, [team, from]);
  // On another day, or with another team, something else stands.
  const current = standing?.team === team && standing.from === from ? standing : null;
  return { current, type: (typed: Typed) => current && set_standing({ ...current, typed }), look: () => look(() => true) };
}

export function ChangeForm({ hall, teams, title, tomorrow, done }: Properties) {
  const { api } = useDesk();
  const say = useHallSay();
  const [frame, set_frame] = useState<Frame>({ team: '', from: tomorrow, to: '', reason: '' });
  const [hit, set_hit] = useState<HitVisit[] | null>(null);
  const [note, set_note] = useState('');
  const [problem, set_problem] = useState<Problem | null>(null);
  const { current, type, look } = useStanding(hall, frame, set_problem);
  const edit = () => {
    set_hit(null);
    set_note('');
  };
  const ask = async () => {
    if (!current) return;
    const unread = unread_day(current.typed);
    if (unread) return set_note(say('change_hours_wrong', { day: say(`weekday.${unread}`) }));
    const changed = changed_of(current.plan, current.typed);
    if (!changed.weekly && !changed.places) return set_note(say('change_same'));
    const preview = hit === null;
    const { team, from, reason, to } = frame;
    const request: HallChangeRequest = { from, reason, ...changed, ...(team ? { team } : {}), ...(to ? { to } : {}), ...(preview ? { preview } : {}) };
    const outcome = await api.change_hall(hall, request);
    set_problem(outcome.problem ?? null);
    if (!outcome.value) return;
    set_hit(preview ? outcome.value.visits : null);
    if (preview) return;
    set_note(say('change_done'));
    await Promise.all([look(), done()]);
  };
  return (
    <form
      class="act"
      onInput={edit}
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <h2>{say('change_new')}</h2>
      <FrameFields frame={frame} change={set_frame} teams={teams} title={title} />
      {current && <TypedFields typed={current.typed} change={type} />}
      <ProblemNote problem={problem} />
      <div role="status">
        {hit && <Hit visits={hit} title={title} nobody={say('change_nobody')} />}
        {note && <p>{note}</p>}
      </div>
      <button type="submit" class={hit ? 'first' : ''}>
        {say(hit ? 'change_do' : 'closure_preview')}
      </button>
    </form>
  );
}

function FrameFields({ frame, change, teams, title }: { frame: Frame; change: (frame: Frame) => void } & Pick<Properties, 'teams' | 'title'>) {
  const say = useHallSay();
  const set = (name: keyof Frame) => (event: { currentTarget: { value: string } }) => change({ ...frame, [name]: event.currentTarget.value });
  return (
    <div class="row">
      <label>
        {say('closure_team')}
        <select value={frame.team} onInput={set('team')}>
          <option value="">{say('closure_all')}</option>
          {teams.map((team) => (
            <option key={team} value={team}>
              {title(team)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('change_from')}
        <input type="date" required value={frame.from} onInput={set('from')} />
      </label>
      <label>
        {say('change_to')}
        <input type="date" value={frame.to} min={frame.from} onInput={set('to')} />
      </label>
      <label>
        {say('change_reason')}
        <input type="text" required value={frame.reason} onInput={set('reason')} />
      </label>
    </div>
  );
}

function TypedFields({ typed, change }: { typed: Typed; change: (typed: Typed) => void }) {
  const say = useHallSay();
  const { hours, places } = typed;
  return (
    <>
      <fieldset>
        <legend>{say('change_hours')}</legend>
        <p>{say('change_hours_how')}</p>
        <div class="row">
          {weekdays.map((day) => (
            <label key={day}>
              {say(`weekday.${day}`)}
              <input type="text" value={hours[day]} onInput={({ currentTarget: { value } }) => change({ ...typed, hours: { ...hours, [day]: value } })} />
            </label>
          ))}
        </div>
      </fieldset>
      {places && (
        <fieldset>
          <legend>{say('change_places')}</legend>
          <div class="row">
            {channels.map((channel) => (
              <label key={channel}>
                {say(`places.${channel}`)}
                <input type="number" min="0" required value={places[channel] ?? 0} onInput={({ currentTarget: { value } }) => change({ ...typed, places: { ...places, [channel]: Number(value) } })} />
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}

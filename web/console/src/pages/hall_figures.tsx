// A hall's last days in numbers: how long people waited, who did not come, how much of what could be booked was.

import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/api/types';
import type { HallDayFigures } from '../api';
import { Bars } from '../bars';
import { is_signed_out, useDesk } from '../context';
import { useHallSay, type HallKey } from '../hall_words';
import { ProblemNote } from '../problem_note';
import '../hall.css';

const days_shown = 14;

const minutes = (seconds: number) => Math.round(seconds / 60);
const used = ({ served, open, missed }: HallDayFigures) => served + open + missed;
/** Of what could be booked; none where nothing could. */
const use = (day: HallDayFigures) => (day.places === 0 ? 0 : (100 * used(day)) / day.places);
const per_cent = (value: number) => (value === 0 ? '' : `${value < 10 ? value.toFixed(1) : Math.round(value)}%`);
/** Of what is counted there are no halves. */
const whole = (value: number) => (Number.isInteger(value) ? String(value) : '');

export function FiguresPage({ hall }: { hall: string }) {
  const { api, signed_in } = useDesk();
  const say = useHallSay();
  const [days, set_days] = useState<HallDayFigures[] | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);
  useEffect(() => {
    void api.hall_figures(hall, days_shown).then((outcome) => {
      if (is_signed_out(outcome.problem)) return signed_in(null);
      set_problem(outcome.problem ?? null);
      if (outcome.value) set_days(outcome.value.days);
    });
  }, [hall]);
  return (
    <>
      <h1>{say('figures')}</h1>
      <p>{say('figures_days', { count: String(days_shown) })}</p>
      <ProblemNote problem={problem} />
      {days && <Charts days={days} />}
      {days && <Days days={days} />}
    </>
  );
}

function Charts({ days }: { days: HallDayFigures[] }) {
  const say = useHallSay();
  const labels = days.map(({ day }) => day.slice(8));
  return (
    <div class="charts">
      <Bars title={say('figure_wait')} labels={labels} values={days.map((day) => minutes(day.wait_seconds))} said={whole} />
      <Bars title={say('figure_missed')} labels={labels} values={days.map(({ missed }) => missed)} said={whole} />
      <Bars title={say('figure_use')} labels={labels} values={days.map(use)} said={per_cent} full={100} />
    </div>
  );
}

const columns: [HallKey, (day: HallDayFigures) => string | number][] = [
  ['figure_numbers', (day) => day.numbers],
  ['figure_walk_ins', (day) => day.walk_ins],
  ['figure_served', (day) => day.served],
  ['figure_missed', (day) => day.missed],
  ['figure_wait', (day) => minutes(day.wait_seconds)],
  ['figure_wait_max', (day) => minutes(day.wait_seconds_max)],
  ['figure_use', (day) => per_cent(use(day)) || '–'],
];

function Days({ days }: { days: HallDayFigures[] }) {
  const say = useHallSay();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('closure_day')}</th>
          {columns.map(([key]) => (
            <th scope="col" key={key}>
              {say(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...days].reverse().map((day) => (
          <tr key={day.day}>
            <th scope="row">{day.day}</th>
            {columns.map(([key, value]) => (
              <td key={key}>{value(day)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

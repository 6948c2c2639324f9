// The city's halls: from here to the desk of one, its hours and closures, its figures and the screen on its wall.

import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/api/types';
import { pick } from '../../../shared/base/text';
import type { HallSummary } from '../api';
import { is_signed_out, useDesk } from '../context';
import { useHallSay, type HallKey } from '../hall_words';
import { ProblemNote } from '../problem_note';
import '../hall.css';

const parts: [HallKey, string][] = [
  ['hours', '/hours'],
  ['closures', '/closures'],
  ['figures', '/figures'],
  ['display', '/display'],
];
const page_of = (hall: HallSummary) => `#/halls/${encodeURIComponent(hall.id)}`;

export function Halls() {
  const { api, signed_in, words } = useDesk();
  const say = useHallSay();
  const [halls, set_halls] = useState<HallSummary[]>([]);
  const [wanted, want] = useState('');
  const [problem, set_problem] = useState<Problem | null>(null);
  useEffect(() => {
    void api.halls().then((outcome) => {
      if (is_signed_out(outcome.problem)) return signed_in(null);
      set_problem(outcome.problem ?? null);
      if (outcome.value) set_halls(outcome.value.halls);
    });
  }, [api]);
  const named = ({ id, title }: HallSummary) => `${id} ${pick(title, words.language)}`.toLowerCase().includes(wanted.trim().toLowerCase());
  return (
    <section class="sheet">
      <h1>{say('halls')}</h1>
      <ProblemNote problem={problem} />
      <label>
        {say('hall_find')}
        <input type="search" value={wanted} onInput={(event) => want(event.currentTarget.value)} />
      </label>
      <table>
        <thead>
          <tr>
            <th>{say('hall_name')}</th>
            <th>{say('hall_address')}</th>
            {parts.map(([key]) => (
              <th key={key}>{say(key)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {halls.filter(named).map((hall) => (
            <tr key={hall.id}>
              <td>
                <a href={page_of(hall)}>{pick(hall.title, words.language)}</a>
              </td>
              <td>{pick(hall.address, words.language)}</td>
              {parts.map(([key, path]) => (
                <td key={key}>
                  <a href={page_of(hall) + path}>{say(key)}</a>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

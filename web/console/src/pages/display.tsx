// What hangs on the wall of a hall: who is called where, and who is next. Numbers only; nobody signs in for it.

import { useEffect, useState } from 'preact/hooks';
import type { Display } from '../api';
import { useDesk } from '../context';
import { useHallSay } from '../hall_words';
import '../hall.css';

const look_every_ms = 2_000;
const next_shown = 12;

export function DisplayPage({ hall }: { hall: string }) {
  const { api } = useDesk();
  const say = useHallSay();
  const [display, show] = useState<Display | null>(null);
  useEffect(() => {
    const look = () => void api.display(hall).then(({ value }) => value && show(value));
    look();
    const timer = setInterval(look, look_every_ms);
    return () => clearInterval(timer);
  }, [hall]);
  return (
    <section class="display" aria-live="polite">
      <h1>{say('display')}</h1>
      <ul>
        {display?.called.map(({ number, window }) => (
          <li key={number}>{say('please_come', { number, window })}</li>
        ))}
      </ul>
      <h2>{say('next')}</h2>
      <p>{display?.next.slice(0, next_shown).join('　')}</p>
    </section>
  );
}

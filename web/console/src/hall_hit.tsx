// Whom it hits when a hall closes hours or changes them, and what becomes of them.

import { labelled } from '../../shared/base/labelled';
import { say_instant } from '../../shared/base/text';
import type { HitVisit } from './api';
import { useDesk } from './context';
import { useHallSay } from './hall_words';

export function Hit({ visits, title, nobody }: { visits: HitVisit[]; title: (id: string) => string; nobody: string }) {
  const { words } = useDesk();
  const say = useHallSay();
  if (visits.length === 0) return <p>{nobody}</p>;
  const of = (fate: HitVisit['fate']) => String(visits.filter((visit) => visit.fate === fate).length);
  return (
    <>
      <p>{say('closure_hit', { count: String(visits.length), kept: of('kept'), moved: of('moved'), called_off: of('called_off') })}</p>
      <ul>
        {visits.map((visit, index) => (
          <li key={index}>
            {say_instant(visit.from, words.language)}{' '}
            {labelled(title(visit.service), say(`fate.${visit.fate}`, { to: visit.to ? say_instant(visit.to, words.language) : '' }), words.language)}
          </li>
        ))}
      </ul>
    </>
  );
}

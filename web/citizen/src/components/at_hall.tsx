// At the hall: the code to show at the door; then one's number, who is before it, and the window that calls.

import { useEffect } from 'preact/hooks';
import type { TicketStanding } from '../../../shared/api/types';
import { AtHallModel, type Whose } from '../../../shared/view/at_hall';
import { useApp, useModel, useOnce } from '../context';
import { Mark, ProblemBox } from './page';
import { QrCode } from '../../../parts/qr';
import { useVisitWords } from './when';

export function AtHall({ whose }: { whose: Whose }) {
  const { api, host } = useApp();
  const words = useVisitWords();
  const model = useOnce(() => new AtHallModel(api, host.clock, whose), [api, host, JSON.stringify(whose)]);
  const { pass, standing, problem } = useModel(model);
  useEffect(() => {
    model.watch();
    return () => model.stop();
  }, [model]);
  return (
    <section class="card" aria-labelledby="at-hall">
      <h2 id="at-hall">{words('hall.title')}</h2>
      {problem && <ProblemBox problem={problem} />}
      {standing && <Number standing={standing} />}
      {pass && !standing && (
        <>
          <p>{words('hall.show')}</p>
          <QrCode text={pass} label={words('hall.code')} />
        </>
      )}
    </section>
  );
}

function Number({ standing }: { standing: TicketStanding }) {
  const words = useVisitWords();
  const { number, state, window, place } = standing;
  const is_called = state === 'called';
  return (
    <div role="status" class={is_called ? 'notice good' : ''}>
      <p class="hall-number">
        <Mark kind={is_called ? 'now' : 'awaited'} /> <b>{number}</b>
      </p>
      <p>
        {place
          ? words('hall.ahead', { count: place.ahead, minutes: place.wait_minutes })
          : words(`hall.${state}`, { window })}
      </p>
    </div>
  );
}

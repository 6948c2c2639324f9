// How the couriers do: days from door to door, first attempts, returns; and whether they answer.

import { useEffect, useState } from 'preact/hooks';
import { today_in_china } from '../../../shared/base/host';
import { say_instant } from '../../../shared/base/text';
import type { Problem } from '../../../shared/api/types';
import type { CarrierFigures, DeliveryFigures } from '../api';
import { carriers } from '../carriers';
import { is_signed_out, useDesk } from '../context';
import type { ParcelKey } from '../parcel_words';
import { ProblemNote } from '../problem_note';
import { useSayParcel } from './parcels';

const month_ms = 30 * 86_400_000;
const day_at = (ms: number) => today_in_china({ now_ms: () => ms });

/** Of parcels that came to a door or came back; a dash where there are none. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part * 100) / whole).toFixed(1)} %`;
}

const first_attempts = ({ arrived, returned, first_attempt_failed }: CarrierFigures) => {
  const ended = arrived + returned;
  return share(Math.max(0, ended - first_attempt_failed), ended);
};

export function FiguresPage() {
  const { api, signed_in } = useDesk();
  const say = useSayParcel();
  const [span, set_span] = useState(() => ({ from: day_at(Date.now() - month_ms), to: day_at(Date.now()) }));
  const [figures, set_figures] = useState<DeliveryFigures | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);
  useEffect(() => {
    void api.delivery_figures(span.from, span.to).then((outcome) => {
      if (is_signed_out(outcome.problem)) return signed_in(null);
      set_problem(outcome.problem ?? null);
      if (outcome.value) set_figures(outcome.value);
    });
  }, [span]);
  return (
    <>
      <div class="bar no-print">
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {say(end)}
            <input
              type="date"
              required
              value={span[end]}
              onChange={(event) => event.currentTarget.value && set_span({ ...span, [end]: event.currentTarget.value })}
            />
          </label>
        ))}
      </div>
      <ProblemNote problem={problem} />
      {figures && <Carriers figures={figures} />}
      {figures && <Couriers figures={figures} />}
    </>
  );
}

function Head({ keys }: { keys: readonly ParcelKey[] }) {
  const say = useSayParcel();
  return (
    <thead>
      <tr>
        {keys.map((key) => (
          <th scope="col" key={key}>
            {say(key)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Carriers({ figures }: { figures: DeliveryFigures }) {
  const { words } = useDesk();
  const say = useSayParcel();
  if (figures.carriers.length === 0) return <p>{say('none')}</p>;
  const title = (code: string) => (code in carriers ? carriers[code as keyof typeof carriers][words.language] : code);
  return (
    <table>
      <Head keys={['carrier', 'collected', 'arrived', 'days_median', 'days_nine', 'first_attempt', 'returned']} />
      <tbody>
        {figures.carriers.map((row) => (
          <tr key={row.carrier}>
            <td>{title(row.carrier)}</td>
            <td>{row.collected}</td>
            <td>{row.arrived}</td>
            <td>{row.days_median ?? '–'}</td>
            <td>{row.days_nine_in_ten ?? '–'}</td>
            <td>{first_attempts(row)}</td>
            <td>{share(row.returned, row.collected)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Couriers({ figures: { couriers, pushes } }: { figures: DeliveryFigures }) {
  const { words } = useDesk();
  const say = useSayParcel();
  const { last_told_at, ...counts } = pushes;
  const counted = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));
  return (
    <>
      <h2>{say('couriers')}</h2>
      {couriers.length > 0 && (
        <table>
          <Head keys={['carrier', 'asked', 'answered', 'failed', 'held_back', 'breaker']} />
          <tbody>
            {couriers.map((row) => (
              <tr key={row.name}>
                <td>{row.name}</td>
                <td>{row.asked}</td>
                <td>{row.answered}</td>
                <td>{row.failed}</td>
                <td>{row.held_back}</td>
                <td>{say(row.breaker_open ? 'breaker.open' : 'breaker.closed')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>{say('pushes', counted)}</p>
      <p>{last_told_at ? say('last_told', { at: say_instant(last_told_at, words.language) }) : say('never_told')}</p>
    </>
  );
}

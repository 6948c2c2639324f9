// The hand-over list between window and courier: what went on one day, by carrier, with room for both to sign.

import { useState } from 'preact/hooks';
import { pick, say_day, say_instant } from '../../../shared/base/text';
import { today_in_china } from '../../../shared/base/host';
import { useDesk } from '../context';
import { ProblemNote } from '../problem_note';
import { Rows, useParcels } from './parcel_rows';
import { useSayParcel } from './parcels';

export function HandedOverPage() {
  const { words } = useDesk();
  const say = useSayParcel();
  const [day, set_day] = useState(() => today_in_china({ now_ms: () => Date.now() }));
  const { parcels, problem } = useParcels('handed_over', day);
  const carriers = [...new Set((parcels ?? []).map(({ carrier }) => carrier))];
  return (
    <>
      <div class="bar no-print">
        <label>
          {say('day')}
          <input type="date" required value={day} onChange={(event) => event.currentTarget.value && set_day(event.currentTarget.value)} />
        </label>
        <button type="button" onClick={() => window.print()}>
          {say('print')}
        </button>
      </div>
      <ProblemNote problem={problem} />
      {parcels?.length === 0 && <p>{say('none')}</p>}
      {carriers.map((carrier) => {
        const theirs = parcels!.filter((parcel) => parcel.carrier === carrier);
        return (
          <section class="hand-over-list" key={carrier}>
            <h2>
              {pick(theirs[0]!.carrier_title, words.language)} · {say_day(day, words.language)} · {say('total', { count: String(theirs.length) })}
            </h2>
            <Rows
              parcels={theirs}
              columns={['handed_at', 'handed_by']}
              cells={(parcel) => [say_instant(parcel.handed_over_at ?? '', words.language), parcel.handed_over_by]}
            />
            <p class="signatures">
              <span>{say('sign_window')}</span>
              <span>{say('sign_courier')}</span>
              <span>{say('sign_time')}</span>
            </p>
          </section>
        );
      })}
    </>
  );
}

// Parcels somebody has to look at, and why; what is seen to leaves the list until there is news of it.

import { useState } from 'preact/hooks';
import { say_instant } from '../../../shared/base/text';
import type { Problem } from '../../../shared/api/types';
import { is_signed_out, useDesk } from '../context';
import { ProblemNote } from '../problem_note';
import { Rows, useParcels } from './parcel_rows';
import { useSayParcel } from './parcels';

export function AttentionPage() {
  const { api, words, signed_in } = useDesk();
  const say = useSayParcel();
  const { parcels, problem, load } = useParcels('attention');
  const [refused, set_refused] = useState<Problem | null>(null);

  async function settle(waybill: string) {
    const outcome = await api.settle_parcel(waybill);
    if (is_signed_out(outcome.problem)) return signed_in(null);
    set_refused(outcome.problem ?? null);
    await load();
  }

  return (
    <>
      <ProblemNote problem={problem ?? refused} />
      {parcels && (
        <Rows
          parcels={parcels}
          columns={['reasons', 'since', 'settle']}
          cells={(parcel) => [
            parcel.reasons.map((reason) => say(`reason.${reason}`)).join('；'),
            say_instant(parcel.updated_at, words.language),
            <button type="button" onClick={() => void settle(parcel.waybill)} aria-label={`${say('settle')} ${parcel.waybill}`}>
              {say('settle')}
            </button>,
          ]}
        />
      )}
    </>
  );
}

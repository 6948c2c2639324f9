// The face of the product: how many trips a service costs.

import { useWords } from '../context';

interface TripsProperties {
  count: number;
  /** What the trips are for; for none at all it is said that everything is done on the phone. */
  reason?: string;
  large?: boolean;
}

export function Trips({ count, reason, large }: TripsProperties) {
  const words = useWords();
  const why = count === 0 ? words('trips.none') : reason;
  return (
    <p class={large ? 'trips large' : 'trips'}>
      <span class="trips-number">
        <b>{count}</b> {words(count === 1 ? 'trips.unit_one' : 'trips.unit')}
      </span>
      {why && (
        <>
          <span class="unseen"> · </span>
          <span class="trips-reason">{why}</span>
        </>
      )}
    </p>
  );
}

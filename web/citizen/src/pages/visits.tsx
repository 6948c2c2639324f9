// My visits: what is booked, what I wait for, and what I am told of them.

import { useEffect } from 'preact/hooks';
import type { Booking, WaitingEntry } from '../../../shared/api/types';
import { pick } from '../../../shared/base/text';
import { VisitsModel, type VisitsState } from '../../../shared/view/visits';
import { WaitingLook } from '../../../shared/view/waiting';
import { Page, ProblemBox } from '../components/page';
import { Told } from '../components/told';
import { WaitingList } from '../components/waiting_list';
import { useVisitWords, useWhen } from '../components/when';
import { useApp, useModel, useOnce, useWords } from '../context';
import { address, go } from '../route';

export function VisitsPage() {
  const { api, host } = useApp();
  const frame = useWords();
  const words = useVisitWords();
  const model = useOnce(() => new VisitsModel(api), [api]);
  const look = useOnce(() => new WaitingLook(api, host.clock), [api, host]);
  const state = useModel(model);
  const { bookings, waiting, halls, problem } = state;
  useEffect(() => void model.load(), [model]);
  return (
    <Page title={words('visits.title')} back={{ to: address.cases }}>
      {problem && <ProblemBox problem={problem} again={() => void model.load()} />}
      <p>
        <a class="second" href={address.plan()}>
          {frame('plan.open')}
        </a>
      </p>
      <Told model={model} state={state} />
      {!bookings && !problem && (
        <p class="waiting" role="status">
          {frame('frame.loading')}
        </p>
      )}
      {bookings?.length === 0 && waiting.length === 0 && <p>{words('visits.none')}</p>}
      <ul class="services">
        {bookings?.map((booking) => (
          <Booked key={booking.id} booking={booking} halls={halls} />
        ))}
        {waiting.map((entry) => (
          <Awaited key={entry.id} entry={entry} halls={halls} look={look} />
        ))}
      </ul>
    </Page>
  );
}

function Booked({ booking, halls }: { booking: Booking; halls: VisitsState['halls'] }) {
  const words = useVisitWords();
  const when = useWhen();
  return (
    <li class="card">
      <h2>
        <a href={address.visit(booking.id)}>{when(booking)}</a>
      </h2>
      <p>{pick(halls[booking.hall]?.title, words.language)}</p>
      <p class="quiet">{words(`visit.${booking.state}`)}</p>
    </li>
  );
}

/** Who waits for any slot takes what is offered here; it is a hold then, which their application goes on with. */
function Awaited({ entry, halls, look }: { entry: WaitingEntry; halls: VisitsState['halls']; look: WaitingLook }) {
  const { drafts } = useApp();
  const frame = useWords();
  const words = useVisitWords();
  const taken = (booking: Booking) => {
    const draft = booking.state === 'held' ? drafts.looking_for(entry.service) : null;
    if (draft) drafts.change(draft, { booking });
    go(draft ? address.review(draft.service) : address.visit(booking.id));
  };
  return (
    <li>
      <p>
        <b>{entry.halls.map((id) => pick(halls[id]?.title, words.language)).join(frame('frame.or'))}</b>
      </p>
      <WaitingList hall={entry.halls[0] ?? ''} halls={entry.halls} service={entry.service} lead="waiting.lead" taken={taken} look={look} />
    </li>
  );
}

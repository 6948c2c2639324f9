// Waiting for a slot that somebody gives back: joining, where one stands, and the offer with its deadline.

import { useEffect } from 'preact/hooks';
import type { Booking, WaitingEntry } from '../../../shared/api/types';
import { say_day, say_time } from '../../../shared/base/text';
import { WaitingModel, type WaitingLook } from '../../../shared/view/waiting';
import { useApp, useModel, useOnce } from '../context';
import { Countdown } from './countdown';
import { TextField } from './field';
import { Mark, ProblemBox } from './page';
import { TimeHere, useVisitWords, useWhen } from './when';

interface WaitingListProperties {
  hall: string;
  service: string;
  /** What the list is for here: any slot, or an earlier one than the one that stands. */
  lead: 'waiting.lead' | 'waiting.lead_earlier';
  taken: (booking: Booking) => void;
  /** The page's, where several lists stand on it. */
  look?: WaitingLook;
}

export function WaitingList({ hall, service, lead, taken, look }: WaitingListProperties) {
  const { api, host } = useApp();
  const words = useVisitWords();
  const model = useOnce(() => new WaitingModel(api, host.clock, { hall, service }, look), [api, host, hall, service, look]);
  const id = `waiting-${service}`;
  const { entry, loaded, problem } = useModel(model);
  useEffect(() => {
    model.watch();
    return () => model.stop();
  }, [model]);
  if (!loaded) return null;
  return (
    <div class="card waiting-list" role="group" aria-labelledby={id}>
      <h2 id={id}>{words('waiting.title')}</h2>
      {problem && <ProblemBox problem={problem} />}
      {entry ? <Standing entry={entry} model={model} taken={taken} /> : <Wish id={id} lead={words(lead)} model={model} />}
    </div>
  );
}

function Wish({ id, lead, model }: { id: string; lead: string; model: WaitingModel }) {
  const words = useVisitWords();
  const { from, to, working } = useModel(model);
  return (
    <>
      <p>{lead}</p>
      <div class="two">
        <TextField id={`${id}-from`} label={words('waiting.from')} type="date" value={from} enter={(from) => model.wish({ from })} />
        <TextField id={`${id}-to`} label={words('waiting.to')} type="date" min={from} value={to} enter={(to) => model.wish({ to })} />
      </div>
      <button type="button" class="second" aria-disabled={working} onClick={() => void model.join()}>
        {words('waiting.join')}
      </button>
    </>
  );
}

interface StandingProperties {
  entry: WaitingEntry;
  model: WaitingModel;
  taken: (booking: Booking) => void;
}

function Standing({ entry, model, taken }: StandingProperties) {
  const words = useVisitWords();
  const { working } = useModel(model);
  if (entry.offer) return <Offer offer={entry.offer} model={model} taken={taken} />;
  const days = words('waiting.days', { from: say_day(entry.from, words.language), to: say_day(entry.to, words.language) });
  return (
    <div role="status">
      <p>
        <Mark kind="awaited" /> <b>{words('waiting.ahead', { count: entry.ahead })}</b>
      </p>
      <p class="quiet">{days}</p>
      <p class="quiet">{words('waiting.offers', { left: entry.offers_max - entry.offers })}</p>
      <button type="button" class="second" aria-disabled={working} onClick={() => void model.leave()}>
        {words('waiting.leave')}
      </button>
    </div>
  );
}

function Offer({ offer, model, taken }: { offer: NonNullable<WaitingEntry['offer']>; model: WaitingModel; taken: (booking: Booking) => void }) {
  const words = useVisitWords();
  const when = useWhen();
  const { working } = useModel(model);
  return (
    <div class="notice good" role="alert">
      <p class="notice-title">{words('waiting.offered', { when: when(offer) })}</p>
      <TimeHere from={offer.from} />
      <p>
        {words('waiting.until', { time: say_time(offer.until) })} <Countdown until={offer.until} over={() => void model.load()} />
      </p>
      <div class="two">
        <button type="button" class="second" aria-disabled={working} onClick={() => void model.decline()}>
          {words('waiting.decline')}
        </button>
        <button
          type="button"
          class="second"
          aria-disabled={working}
          onClick={() => void model.take().then((booking) => booking && taken(booking))}
        >
          {words('waiting.take')}
        </button>
      </div>
    </div>
  );
}

// Waiting for a slot that somebody gives back: joining, where one stands, and the offer with its deadline.

import { useEffect } from 'preact/hooks';
import type { HallNamed } from '../../../shared/api/halls';
import type { Booking, WaitingEntry } from '../../../shared/api/types';
import { pick, say_day, say_time } from '../../../shared/base/text';
import type { VisitWords } from '../../../shared/messages/visits';
import { WaitingModel, wished_halls_max, type WaitingLook } from '../../../shared/view/waiting';
import { useApp, useModel, useOnce } from '../context';
import { Countdown } from './countdown';
import { TextField } from './text_field';
import { Mark, ProblemBox } from './page';
import { TimeHere, useVisitWords, useWhen } from './when';

interface WaitingListProperties {
  hall: string;
  service: string;
  /** Where such a visit counts, this hall among them. */
  halls?: string[];
  /** What the list is for here: any slot, or an earlier one than the one that stands. */
  lead: 'waiting.lead' | 'waiting.lead_earlier';
  taken: (booking: Booking) => void;
  /** The page's, where several lists stand on it. */
  look?: WaitingLook;
}

export function WaitingList({ hall, service, halls = [hall], lead, taken, look }: WaitingListProperties) {
  const { api, host } = useApp();
  const words = useVisitWords();
  const model = useOnce(() => new WaitingModel(api, host.clock, { hall, service, halls }, look), [api, host, service, look, halls.join()]);
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
  const { from, to, halls, choice, working } = useModel(model);
  return (
    <>
      <p>{lead}</p>
      {choice.length > 1 && (
        <fieldset class="field">
          <legend>{words('waiting.halls')}</legend>
          <div class="choices">
            {choice.map((hall) => (
              <label key={hall.id} class="choice">
                <input
                  type="checkbox"
                  name={`${id}-hall`}
                  checked={halls.includes(hall.id)}
                  disabled={!halls.includes(hall.id) && halls.length >= wished_halls_max}
                  onChange={(event) => {
                    model.choose_hall(hall.id, event.currentTarget.checked);
                    // The last of them stays.
                    event.currentTarget.checked = model.state.halls.includes(hall.id);
                  }}
                />
                <span>{pick(hall.title, words.language)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
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

const names_of = (choice: HallNamed[], halls: string[], words: VisitWords): string =>
  choice.filter(({ id }) => halls.includes(id)).map(({ title }) => pick(title, words.language)).join(words('waiting.or'));

interface StandingProperties {
  entry: WaitingEntry;
  model: WaitingModel;
  taken: (booking: Booking) => void;
}

function Standing({ entry, model, taken }: StandingProperties) {
  const words = useVisitWords();
  const { working, choice } = useModel(model);
  const { offer } = entry;
  // Of one hall among several it is said which.
  if (offer) return <Offer offer={offer} place={names_of(choice, [offer.hall], words)} model={model} taken={taken} />;
  const days = words('waiting.days', { from: say_day(entry.from, words.language), to: say_day(entry.to, words.language) });
  return (
    <div role="status">
      <p>
        <Mark kind="awaited" /> <b>{words('waiting.ahead', { count: entry.ahead })}</b>
      </p>
      <p class="quiet">{days}</p>
      {entry.halls.length > 1 && <p class="quiet">{names_of(choice, entry.halls, words)}</p>}
      <p class="quiet">{words('waiting.offers', { left: entry.offers_max - entry.offers })}</p>
      <button type="button" class="second" aria-disabled={working} onClick={() => void model.leave()}>
        {words('waiting.leave')}
      </button>
    </div>
  );
}

interface OfferProperties extends Omit<StandingProperties, 'entry'> {
  offer: NonNullable<WaitingEntry['offer']>;
  place: string;
}

function Offer({ offer, place, model, taken }: OfferProperties) {
  const words = useVisitWords();
  const when = useWhen();
  const { working } = useModel(model);
  return (
    <div class="notice good" role="alert">
      <p class="notice-title">{words('waiting.offered', { when: when(offer) })}</p>
      {place && <p>{place}</p>}
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

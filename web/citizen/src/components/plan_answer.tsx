// The plan: when and where, what to bring, why a trip cannot be spared; and from each time to where it is booked.

import { pick, say_day } from '../../../shared/base/text';
import { say_people, say_plan, say_reason, say_who, type PlanWords } from '../../../shared/messages/plan';
import { oneself, type PlanModel } from '../../../shared/view/plan';
import type { Planned, PlannedDay, PlannedStop } from '../../../shared/view/plan_question';
import { useWords } from '../context';
import { address, go } from '../route';
import { KeptNote } from './kept';
import { Page } from './page';
import { usePlanWords } from './plan_wishes';
import { Trips } from './trips';

export function PlanAnswer({ planned, model }: { planned: Planned; model: PlanModel }) {
  const words = usePlanWords();
  const { days, online, unplaced, unbooked, exact, trips_at_least, kept_at_ms } = planned;
  const say = (text: Parameters<typeof pick>[0]) => pick(text, words.language);
  const is_all = unplaced.length === 0;
  return (
    <Page
      title={words('plan.answer')}
      action={
        <button type="button" class="first" onClick={() => model.choose_again()}>
          {words('plan.again')}
        </button>
      }
    >
      <KeptNote at_ms={kept_at_ms} />
      {(days.length > 0 || is_all) && <Trips large count={days.length} />}
      <p role="status">
        <b>{say_plan(planned, words)}</b>
        {days.length > 1 && ` ${exact ? words('plan.best') : words('plan.at_least', { count: trips_at_least })}`}
      </p>
      {days.length > 0 && <p class="quiet">{words('plan.hold')}</p>}
      {days.map((day, at) => (
        <Day key={day.day} day={day} at={at + 1} model={model} words={words} />
      ))}
      {unplaced.length > 0 && (
        <>
          <h2>{words('plan.unplaced')}</h2>
          <p>{words('plan.unplaced_lead')}</p>
          <ul class="bare">
            {unplaced.map(({ wanted, visit }) => (
              <li key={wanted.wish.id + visit.id}>
                <a href={address.book(wanted.service.id)}>{`${say(wanted.wish.title)} · ${say(visit.title)}`}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {online.length > 0 && (
        <>
          <h2>{words('plan.online')}</h2>
          <p>{words('plan.online_lead')}</p>
          <ul class="bare">
            {online.map(({ wish }) => (
              <li key={wish.id}>
                <a href={address.guide(wish.service)}>{say(wish.title)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {unbooked.length > 0 && (
        <>
          <h2>{words('plan.unbooked')}</h2>
          <ul class="bare">
            {unbooked.map(({ wanted, visit }) => (
              <li key={wanted.wish.id + visit.id}>
                <b>{`${say(wanted.wish.title)} · ${say(visit.title)}`}</b>
                <br />
                <span class="quiet">{say(visit.reason)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function Day({ day, at, model, words }: { day: PlannedDay; at: number; model: PlanModel; words: PlanWords }) {
  const why = say_reason(day, words);
  const who = say_who(day, words);
  return (
    <section class="card">
      <h2>{words('plan.trip', { at, day: say_day(day.day, words.language) })}</h2>
      {who && <p>{who}</p>}
      {why && (
        <p class="quiet">
          {words('plan.why')}
          {why}
        </p>
      )}
      {day.stops.map((stop) => (
        <Stop key={stop.slot + stop.wanted.wish.id} stop={stop} model={model} words={words} />
      ))}
    </section>
  );
}

function Stop({ stop, model, words }: { stop: PlannedStop; model: PlanModel; words: PlanWords }) {
  const frame = useWords();
  const { wanted, visit, hall, from, to, travel_minutes } = stop;
  const { wish, papers, form_done } = wanted;
  const say = (text: Parameters<typeof pick>[0]) => pick(text, words.language);
  const is_own = wish.people.includes(oneself);
  const what = say(visit.title);
  const take = () => {
    model.take(stop);
    go(is_own && form_done ? address.book(wish.service) : address.guide(wish.service));
  };
  return (
    <>
      {travel_minutes !== null && <p class="quiet">{words('plan.way', { minutes: travel_minutes })}</p>}
      <div class="place">
        <h3>{`${from}–${to} ${what}`}</h3>
        <p>{say(hall.title)}</p>
        <p class="quiet">{say(hall.address)}</p>
        <p class="quiet">{say(wish.title)}</p>
        <p>{say(visit.reason)}</p>
        {papers.length > 0 && <p>{words('plan.papers', { papers: papers.map(say).join(frame('trips.and')) })}</p>}
        {!is_own && <p>{words('plan.for_others', { people: say_people(wish.people, words) })}</p>}
        <button type="button" class="second" aria-label={words(form_done ? 'plan.book_of' : 'plan.fill_of', { what })} onClick={take}>
          {words(form_done ? 'plan.book' : 'plan.fill')}
        </button>
      </div>
    </>
  );
}

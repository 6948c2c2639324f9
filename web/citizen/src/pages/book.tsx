// The only trip there is: when.

import { useEffect } from 'preact/hooks';
import { pick, say_time } from '../../../shared/base/text';
import type { Booking } from '../../../shared/api/types';
import type { Visit } from '../../../shared/core/shapes';
import { BookModel, type BookState } from '../../../shared/view/book';
import { offset_of } from '../../../shared/view/slots';
import { phone_in } from '../../../shared/view/sign_in';
import { Countdown } from '../components/countdown';
import { Failed, Mark, Page, ProblemBox, Waiting } from '../components/page';
import { SignIn } from '../components/sign_in';
import { Slots } from '../components/slots';
import { WaitingList } from '../components/waiting_list';
import { TimeHere, useWhen } from '../components/when';
import { useApp, useModel, useOnce, useService, useWords, type Ready } from '../context';
import { page_after } from '../platform/after';
import { address, go } from '../route';

export function BookPage({ service }: { service: string }) {
  const words = useWords();
  const { ready, problem, again } = useService(service);
  const back = { to: address.materials(service) };
  if (problem) return <Failed title={words('book.title')} problem={problem} again={again} back={back} />;
  if (!ready) return <Waiting title={words('book.title')} back={back} />;
  return <Visits ready={ready} />;
}

function Visits({ ready }: { ready: Ready }) {
  const { api, host, drafts, today } = useApp();
  const { core, service } = ready;
  const visit = useOnce(() => {
    const { answers } = drafts.open(service.id, service.version);
    return core.checklist(service, answers, today()).trips.visits.find(({ booking }) => booking === 'required');
  }, [core, service, drafts]);
  useEffect(() => {
    if (!visit) go(address.review(service.id), true);
  }, [visit]);
  const model = useOnce(
    () => visit && new BookModel(api, host.clock, drafts, service, visit, page_after),
    [api, drafts, service, visit],
  );
  if (!visit || !model) return null;
  return <VisitOrSignIn ready={ready} visit={visit} model={model} />;
}

/** A slot is kept for a person: who has not signed in does so with the slot chosen already. */
function VisitOrSignIn({ ready: { service }, visit, model }: { ready: Ready; visit: Visit; model: BookModel }) {
  const { drafts } = useApp();
  const words = useWords();
  const { problem } = useModel(model);
  if (problem?.code === 'sign_in_needed') {
    const phone = phone_in(service, drafts.open(service.id, service.version).answers);
    return <SignIn phone={phone} back={{ to: address.materials(service.id) }} done={() => void model.book()} />;
  }
  return <VisitPage service={service.id} title={pick(visit.title, words.language)} reason={pick(visit.reason, words.language)} model={model} />;
}

function VisitPage({ service, title, reason, model }: { service: string; title: string; reason: string; model: BookModel }) {
  const words = useWords();
  const state = useModel(model);
  const { hall, halls, booking, days, working, notice, problem } = state;
  useEffect(() => {
    if (!days) void model.load();
  }, [model]);

  const go_on = () => {
    if (booking) go(address.review(service));
    else void model.book();
  };
  return (
    <Page
      title={words('book.of', { what: title })}
      over={words('book.over')}
      back={{ to: address.materials(service) }}
      submit={go_on}
      action={
        <button type="submit" class="first" aria-disabled={working} aria-busy={working}>
          {words(working ? 'book.working' : booking ? 'book.go_on' : 'book.book')}
        </button>
      }
    >
      <p>{reason}</p>
      {hall && <Place title={pick(hall.title, words.language)} address={pick(hall.address, words.language)} />}
      <div role="alert">{notice && <Notice notice={notice} />}</div>
      {problem && <ProblemBox problem={problem} again={() => void model.refresh()} />}
      {!booking && halls.length > 1 && <HallChoice halls={halls} model={model} />}
      {booking ? (
        <Held booking={booking} give_back={() => void model.give_back()} over={() => void model.load()} />
      ) : days ? (
        <>
          <Slots
            choice={state}
            choose_day={(day) => model.choose_day(day)}
            choose_slot={(slot) => model.choose_slot(slot)}
            offset_minutes={offset_of(hall)}
            refresh={() => void model.refresh()}
          />
          <WaitingList key={model.place.hall} {...model.place} lead="waiting.lead" taken={(taken) => model.take_over(taken)} />
        </>
      ) : (
        !problem && (
          <p class="waiting" role="status">
            {words('frame.loading')}
          </p>
        )
      )}
    </Page>
  );
}

/** Any of them will do: the visit counts in each. */
function HallChoice({ halls, model }: { halls: BookState['halls']; model: BookModel }) {
  const words = useWords();
  return (
    <fieldset class="field">
      <legend>{words('book.hall')}</legend>
      <div class="choices">
        {halls.map(({ id, title, address: where }) => (
          <label key={id} class="choice">
            <input type="radio" name="hall" value={id} checked={id === model.place.hall} onChange={() => void model.choose_hall(id)} />
            <span>
              {pick(title, words.language)}
              <span class="quiet"> {pick(where, words.language)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Place({ title, address: where }: { title: string; address: string }) {
  return (
    <p class="place">
      <b>{title}</b>
      <br />
      <span class="quiet">{where}</span>
    </p>
  );
}

function Notice({ notice }: { notice: NonNullable<BookState['notice']> }) {
  const words = useWords();
  return (
    <div class="notice warn">
      <p>
        <Mark kind="warn" /> {words(notice)}
      </p>
    </div>
  );
}

function Held({ booking, give_back, over }: { booking: Booking; give_back: () => void; over: () => void }) {
  const words = useWords();
  const when = useWhen();
  return (
    <div class="notice good" role="status">
      <p class="notice-title">
        <Mark kind="done" /> {words('book.held', { when: when(booking) })}
      </p>
      <TimeHere from={booking.from} />
      {booking.held_until && (
        <p>
          {words('book.held_until', { time: say_time(booking.held_until) })} <Countdown until={booking.held_until} over={over} />
        </p>
      )}
      <button type="button" class="second" onClick={give_back}>
        {words('book.change')}
      </button>
    </div>
  );
}

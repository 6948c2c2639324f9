// The only trip there is: when.

import { useEffect } from 'preact/hooks';
import { pick, say_day } from '../../../shared/base/text';
import type { Booking, SlotDay } from '../../../shared/api/types';
import type { Visit } from '../../../shared/core/shapes';
import { BookModel, type BookState } from '../../../shared/view/book';
import { phone_in } from '../../../shared/view/sign_in';
import { Failed, Mark, Page, ProblemBox, Waiting } from '../components/page';
import { SignIn } from '../components/sign_in';
import { useApp, useModel, useOnce, useService, useWords, type Ready } from '../context';
import { address, go } from '../route';

export function BookPage({ service }: { service: string }) {
  const words = useWords();
  const { ready, problem, again } = useService(service);
  const back = { to: address.materials(service) };
  if (problem) return <Failed title={words('book.title')} problem={problem} again={again} back={back} />;
  if (!ready) return <Waiting title={words('book.title')} back={back} />;
  return <Visits ready={ready} />;
}

function clock_time(instant: string): string {
  return /T(\d\d:\d\d)/.exec(instant)?.[1] ?? instant;
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
    () => visit && new BookModel(api, host.clock, drafts, service, visit),
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
  const { hall, booking, days, working, notice, problem } = state;
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
      {booking ? (
        <Held booking={booking} give_back={() => void model.give_back()} />
      ) : days ? (
        <Slots days={days} state={state} model={model} />
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

function Held({ booking, give_back }: { booking: Booking; give_back: () => void }) {
  const words = useWords();
  const when = `${say_day(booking.day, words.language)} ${clock_time(booking.from)}–${clock_time(booking.to)}`;
  return (
    <div class="notice good" role="status">
      <p class="notice-title">
        <Mark kind="done" /> {words('book.held', { when })}
      </p>
      {booking.held_until && <p>{words('book.held_until', { time: clock_time(booking.held_until) })}</p>}
      <button type="button" class="second" onClick={give_back}>
        {words('book.change')}
      </button>
    </div>
  );
}

function Slots({ days, state, model }: { days: SlotDay[]; state: BookState; model: BookModel }) {
  const words = useWords();
  const open = days.filter(({ slots }) => slots.length > 0);
  const chosen = open.find(({ day }) => day === state.day);
  if (!chosen) return <p>{words('book.none')}</p>;
  return (
    <>
      <fieldset class="field">
        <legend>{words('book.day')}</legend>
        <div class="choices days">
          {open.map(({ day, slots }) => {
            const free = slots.reduce((sum, slot) => sum + slot.free, 0);
            return (
              <label key={day} class="choice">
                <input
                  type="radio"
                  name="day"
                  value={day}
                  checked={day === state.day}
                  disabled={free === 0}
                  onChange={() => model.choose_day(day)}
                />
                <span>
                  {say_day(day, words.language)}
                  <span class="quiet"> {words(free > 0 ? 'book.free' : 'book.full', { count: free })}</span>
                </span>
              </label>
            );
          })}
        </div>
      </fieldset>
      <fieldset class="field">
        <legend>{words('book.time', { day: say_day(chosen.day, words.language) })}</legend>
        <div class="choices times">
          {chosen.slots.map((slot) => (
            <label key={slot.id} class="choice">
              <input
                type="radio"
                name="slot"
                value={slot.id}
                checked={slot.id === state.slot}
                disabled={slot.free === 0}
                onChange={() => model.choose_slot(slot.id)}
              />
              <span>
                {slot.from.includes('T') ? clock_time(slot.from) : slot.from}
                <span class="quiet"> {words(slot.free > 0 ? 'book.free' : 'book.full', { count: slot.free })}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}

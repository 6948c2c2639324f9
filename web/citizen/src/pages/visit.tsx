// One visit: when, where, until when it can be changed; moving it keeps the old time until the new one stands.

import { useEffect, useState } from 'preact/hooks';
import type { Booking, Hall } from '../../../shared/api/types';
import { pick, say_instant } from '../../../shared/base/text';
import { offset_of } from '../../../shared/view/slots';
import { may_change, VisitModel } from '../../../shared/view/visit';
import { AtHall } from '../components/at_hall';
import { Failed, Mark, Page, ProblemBox, Waiting } from '../components/page';
import { Slots } from '../components/slots';
import { WaitingList } from '../components/waiting_list';
import { TimeHere, useVisitWords, useWhen } from '../components/when';
import { useApp, useModel, useOnce, useWords } from '../context';
import { page_after } from '../platform/after';
import { address } from '../route';

const back = { to: address.visits };

export function VisitPage({ id }: { id: string }) {
  const { api, host } = useApp();
  const words = useVisitWords();
  const model = useOnce(() => new VisitModel(api, host.clock, id, page_after), [api, host, id]);
  const { booking, moving, notice, problem } = useModel(model);
  useEffect(() => void model.load(), [model]);
  if (!booking && problem) return <Failed title={words('visit.title')} problem={problem} again={() => void model.load()} back={back} />;
  if (!booking && !notice) return <Waiting title={words('visit.title')} back={back} />;
  if (booking && moving) return <Move booking={booking} model={model} />;
  return (
    <Page title={words('visit.title')} back={back}>
      <div role="status">
        {notice && (
          <p>
            <Mark kind={notice === 'visit.moved' ? 'done' : 'now'} /> {words(notice)}
          </p>
        )}
      </div>
      {problem && <ProblemBox problem={problem} />}
      {booking && <Standing booking={booking} model={model} />}
    </Page>
  );
}

function Standing({ booking, model }: { booking: Booking; model: VisitModel }) {
  const { api, host } = useApp();
  const words = useVisitWords();
  const { hall, also_at, working } = useModel(model);
  const changeable = may_change(booking, host.clock.now_ms());
  return (
    <>
      <WhenAndWhere booking={booking} hall={hall} />
      {booking.state !== 'held' && <AtHall whose={{ booking: booking.id }} />}
      <p>
        <a class="second" href={api.calendar_address(booking.id)} download="visit.ics">
          {words('visit.calendar')}
        </a>
      </p>
      <Rule booking={booking} changeable={changeable} />
      {changeable && (
        <>
          {booking.moves_left > 0 && (
            <button type="button" class="second" aria-disabled={working} onClick={() => void model.begin_move()}>
              {words('visit.move')}
            </button>
          )}
          <WaitingList
            hall={booking.hall}
            service={booking.service}
            halls={[booking.hall, ...also_at]}
            lead="waiting.lead_earlier"
            taken={(moved) => model.take_over(moved)}
          />
          {booking.case_number ? <OfCase number={booking.case_number} /> : <Cancel model={model} />}
        </>
      )}
    </>
  );
}

function WhenAndWhere({ booking, hall }: { booking: Booking; hall: Hall | null }) {
  const words = useVisitWords();
  const when = useWhen();
  return (
    <div class="place">
      <p class="number">
        <b>{when(booking)}</b>
      </p>
      <TimeHere from={booking.from} />
      <p>{pick(hall?.title, words.language)}</p>
      <p class="quiet">{pick(hall?.address, words.language)}</p>
      <p class="quiet">{words(`visit.${booking.state}`)}</p>
    </div>
  );
}

function Rule({ booking, changeable }: { booking: Booking; changeable: boolean }) {
  const words = useVisitWords();
  if (booking.state !== 'confirmed') return null;
  const time = say_instant(booking.changes_until, words.language);
  return (
    <p>
      {changeable ? words('visit.rule', { time }) : words('visit.rule_over', { time })}{' '}
      {changeable && words('visit.moves_left', { count: booking.moves_left })}
    </p>
  );
}

/** A visit that a case waits for is given up with the case. */
function OfCase({ number }: { number: string }) {
  const words = useVisitWords();
  return (
    <p>
      {words('visit.of_case')} <a href={address.follow(number)}>{words('visit.to_case')}</a>
    </p>
  );
}

/** Asked about once more before it is done: the time goes to somebody else at once. */
function Cancel({ model }: { model: VisitModel }) {
  const words = useVisitWords();
  const { working } = useModel(model);
  const [asked, set_asked] = useState(false);
  if (!asked) {
    return (
      <button type="button" class="plain" onClick={() => set_asked(true)}>
        {words('visit.cancel')}
      </button>
    );
  }
  return (
    <div class="notice warn" role="group" aria-label={words('visit.cancel')}>
      <p>{words('visit.cancel_sure')}</p>
      <div class="two">
        <button type="button" class="second" onClick={() => set_asked(false)}>
          {words('visit.keep')}
        </button>
        <button type="button" class="second warn" aria-disabled={working} onClick={() => void model.cancel()}>
          {words('visit.cancel_do')}
        </button>
      </div>
    </div>
  );
}

function Move({ booking, model }: { booking: Booking; model: VisitModel }) {
  const frame = useWords();
  const words = useVisitWords();
  const when = useWhen();
  const state = useModel(model);
  const { days, hall, working, notice, problem } = state;
  return (
    <Page
      title={words('visit.move_title')}
      submit={() => void model.move()}
      action={
        <div class="two">
          <button type="button" class="second" onClick={() => model.leave_as_it_is()}>
            {words('visit.leave')}
          </button>
          <button type="submit" class="first" aria-disabled={working} aria-busy={working}>
            {working ? frame('book.working') : words('visit.move_do')}
          </button>
        </div>
      }
    >
      <p>{words('visit.old_kept', { when: when(booking) })}</p>
      <div role="alert">{notice && <p>{words(notice)}</p>}</div>
      {problem && <ProblemBox problem={problem} />}
      {days ? (
        <Slots
          choice={state}
          choose_day={(day) => model.choose_day(day)}
          choose_slot={(slot) => model.choose_slot(slot)}
          offset_minutes={offset_of(hall)}
          refresh={() => void model.refresh()}
        />
      ) : (
        !problem && (
          <p class="waiting" role="status">
            {frame('frame.loading')}
          </p>
        )
      )}
    </Page>
  );
}

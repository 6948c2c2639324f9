// The desk in a hall: check in, give numbers, call the next, and what becomes of who is called.

import { useEffect, useState } from 'preact/hooks';
import type { Key } from '../../../shared/api/types';
import { memory_shelf, today_in_china, type Shelf } from '../../../shared/base/host';
import { pick, say_time } from '../../../shared/base/text';
import type { Ticket } from '../api';
import { useDesk } from '../context';
import { title_of } from '../hall_titles';
import { useHallSay } from '../hall_words';
import { desk_core } from '../core';
import { HallDesk, type HallDeskState, type PassVerdict } from '../hall_desk';
import { ProblemNote } from '../problem_note';
import { QrCode } from '../../../parts/qr';
import { Halls } from './halls';
import '../hall.css';

const look_every_ms = 3_000;
const hall_key = 'hall.id';

/** The browser's own shelf; where it keeps nothing, one for as long as the page stands. */
function browser_shelf(): Shelf {
  try {
    const kept = window.localStorage;
    return {
      ...memory_shelf(),
      read: (key) => kept.getItem(key),
      write: (key, text) => kept.setItem(key, text),
      remove: (key) => kept.removeItem(key),
      lasting: true,
    };
  } catch {
    return memory_shelf();
  }
}

const shelf = browser_shelf();
const verify = async (pass: string, keys: Key[]): Promise<PassVerdict> => (await desk_core()).call('seal.verify_pass', { pass, keys });
const today = () => today_in_china({ now_ms: Date.now });

/** The hall that was opened last stays this browser's own until another one is chosen. */
export function HallPage({ hall }: { hall: string | null }) {
  const [kept, keep] = useState(shelf.read(hall_key) ?? '');
  useEffect(() => {
    if (!hall) return;
    shelf.write(hall_key, hall);
    keep(hall);
  }, [hall]);
  const leave = () => {
    shelf.remove(hall_key);
    keep('');
    location.hash = '#/halls';
  };
  const chosen = hall ?? kept;
  return chosen ? <Desk key={chosen} hall={chosen} leave={leave} /> : <Halls />;
}

function useHallDesk(hall: string): { desk: HallDesk; state: HallDeskState } {
  const { api } = useDesk();
  const [desk] = useState(() => new HallDesk(api, shelf, verify, hall, today));
  const [state, set_state] = useState(desk.state);
  useEffect(() => desk.subscribe(() => set_state(desk.state)), [desk]);
  useEffect(() => {
    void desk.load();
    const timer = setInterval(() => void desk.load(), look_every_ms);
    return () => clearInterval(timer);
  }, [desk]);
  return { desk, state };
}

function Desk({ hall: id, leave }: { hall: string; leave: () => void }) {
  const { words } = useDesk();
  const say = useHallSay();
  const { desk, state } = useHallDesk(id);
  return (
    <section class="sheet">
      <div class="bar">
        <h1>{pick(state.hall?.title, words.language) || say('hall')}</h1>
        <label>
          {say('window')}
          <input class="window-name" value={state.window} onInput={(event) => desk.sit_at(event.currentTarget.value)} />
        </label>
        <a href={`#/halls/${encodeURIComponent(id)}/display`} target="_blank" rel="noreferrer">
          {say('display')}
        </a>
        <a href={`#/halls/${encodeURIComponent(id)}/hours`}>{say('hours')}</a>
        <a href={`#/halls/${encodeURIComponent(id)}/closures`}>{say('closures')}</a>
        <a href={`#/halls/${encodeURIComponent(id)}/figures`}>{say('figures')}</a>
        <button type="button" onClick={leave}>
          {say('hall_other')}
        </button>
      </div>
      <ProblemNote problem={state.problem} />
      <Window desk={desk} state={state} />
      <Door desk={desk} state={state} />
      <Numbers desk={desk} state={state} />
      <Line state={state} />
      <Expected desk={desk} state={state} />
    </section>
  );
}

type Part = { desk: HallDesk; state: HallDeskState };

function useTitles({ titles, hall }: HallDeskState): (service: string) => string {
  const { words } = useDesk();
  return (service) => title_of(service, titles, hall, words.language);
}

function Window({ desk, state }: Part) {
  const say = useHallSay();
  const title = useTitles(state);
  const { mine, nobody, hall } = state;
  const services = (hall?.services ?? []).map(({ id }) => ({ id, title: title(id) }));
  return (
    <div class="at-window" role="status">
      {mine ? (
        <>
          <p class="big-number">{say('at_window', { number: mine.number })}</p>
          <div class="row">
            <button type="button" onClick={() => void desk.act({ type: 'call' })}>
              {say('call_again')}
            </button>
            <button type="button" onClick={() => void desk.act({ type: 'miss' })}>
              {say('missed')}
            </button>
            {services.length > 1 && <SendOn mine={mine} services={services} send={(service) => void desk.act({ type: 'send_on', service })} />}
            <button type="button" class="first" onClick={() => void desk.act({ type: 'finish' })}>
              {say('finish')}
            </button>
          </div>
        </>
      ) : (
        <>
          {nobody && <p>{say('nobody_waits')}</p>}
          <button type="button" class="first" onClick={() => void desk.call_next()}>
            {say('call_next')}
          </button>
        </>
      )}
    </div>
  );
}

function SendOn({ mine, services, send }: { mine: Ticket; services: { id: string; title: string }[]; send: (service: string) => void }) {
  const say = useHallSay();
  return (
    <label>
      {say('send_on')}
      <select value="" onChange={(event) => send(event.currentTarget.value)}>
        <option value="">—</option>
        {services
          .filter(({ id }) => id !== mine.service)
          .map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
      </select>
    </label>
  );
}

/** A scanner types the code and ends with Enter. */
function Door({ desk, state: { checked, untold } }: Part) {
  const say = useHallSay();
  const [pass, set_pass] = useState('');
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        void desk.show(pass);
        set_pass('');
      }}
    >
      <label>
        {say('pass')}
        <input value={pass} autocomplete="off" onInput={(event) => set_pass(event.currentTarget.value)} />
      </label>
      <button type="submit">{say('check_in')}</button>
      <p role="status">
        {checked && say(`check_in.${checked.outcome}`, { number: checked.number })}
        {untold > 0 && ` ${say('untold', { count: String(untold) })}`}
      </p>
    </form>
  );
}

function Numbers({ desk, state }: Part) {
  const say = useHallSay();
  const title = useTitles(state);
  const { hall, drawn } = state;
  const [priority, set_priority] = useState(false);
  return (
    <div class="row">
      {hall?.services.map(({ id }) => (
        <button key={id} type="button" onClick={() => void desk.give_number(id, priority)}>
          {say('give_number', { service: title(id) })}
        </button>
      ))}
      <label>
        <input type="checkbox" checked={priority} onChange={(event) => set_priority(event.currentTarget.checked)} /> {say('priority')}
      </label>
      {drawn && <Slip ticket={drawn} />}
    </div>
  );
}

/** As a thermal printer prints it: 58 mm wide, nothing but what the visitor needs. */
function Slip({ ticket }: { ticket: Ticket }) {
  const say = useHallSay();
  return (
    <div class="slip">
      <p>{say('your_number')}</p>
      <p class="big-number">{ticket.number}</p>
      <QrCode text={`${location.origin}/#/tickets/${ticket.id}`} label={say('slip_code')} />
      <p>{say('slip_follow')}</p>
      <button type="button" onClick={() => print()}>
        {say('print')}
      </button>
    </div>
  );
}

function Line({ state }: Pick<Part, 'state'>) {
  const say = useHallSay();
  const title = useTitles(state);
  const { line } = state;
  if (!line) return <p>{say('loading')}</p>;
  return (
    <>
      <h2>{say('line')}</h2>
      {line.waiting.length === 0 && <p>{say('nobody_waits')}</p>}
      <table>
        <tbody>
          {[...line.called, ...line.waiting].map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.number}</th>
              <td>{title(one.service)}</td>
              <td>{say(`comer.${one.comer}`)}</td>
              <td>{one.state === 'called' ? say('called_to', { window: one.window }) : say_time(one.turn_at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Expected({ desk, state }: Part) {
  const say = useHallSay();
  const title = useTitles(state);
  const { line } = state;
  if (!line || line.expected.length === 0) return null;
  return (
    <>
      <h2>{say('expected')}</h2>
      <table>
        <tbody>
          {line.expected.map((booking) => (
            <tr key={booking.id}>
              <th scope="row">{say_time(booking.from)}</th>
              <td>{title(booking.service)}</td>
              <td>{booking.case_number}</td>
              <td>
                <button type="button" onClick={() => void desk.arrive(booking.id)}>
                  {say('check_in')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

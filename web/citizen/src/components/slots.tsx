// Days and times to choose from, as radio buttons: by keyboard as by thumb.

import { useEffect } from 'preact/hooks';
import { at_release, free_of, type SlotChoice } from '../../../shared/view/slots';
import { say_day, say_instant, say_time, say_zone } from '../../../shared/base/text';
import { useApp, useWords } from '../context';
import { Countdown } from './countdown';
import { KeptNote } from './kept';
import { TimeHere, ZoneNote } from './when';

interface SlotsProperties {
  choice: SlotChoice;
  choose_day: (day: string) => void;
  choose_slot: (slot: string) => void;
  /** The hall's zone, by which everything here is said. */
  offset_minutes: number;
  /** Asked for once the next slots are there. */
  refresh: () => void;
}

export function Slots({ choice, choose_day, choose_slot, offset_minutes, refresh }: SlotsProperties) {
  const words = useWords();
  const { host } = useApp();
  useEffect(() => at_release(host.clock, choice, refresh), [choice.releases_at_ms]);
  const open = choice.days?.filter(({ slots }) => slots.length > 0) ?? [];
  const chosen = open.find(({ day }) => day === choice.day);
  if (!chosen) {
    return (
      <>
        <KeptNote at_ms={choice.kept_at_ms} />
        <Left choice={choice} />
      </>
    );
  }
  const say_free = (count: number) => <span class="quiet"> {words(count > 0 ? 'book.free' : 'book.full', { count })}</span>;
  return (
    <>
      <KeptNote at_ms={choice.kept_at_ms} />
      <Left choice={choice} />
      <ZoneNote offset_minutes={offset_minutes} />
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
                  checked={day === choice.day}
                  disabled={free === 0}
                  onChange={() => choose_day(day)}
                />
                <span>
                  {say_day(day, words.language)}
                  {say_free(free)}
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
                checked={slot.id === choice.slot}
                disabled={slot.free === 0}
                onChange={() => choose_slot(slot.id)}
              />
              <span>
                {say_time(slot.from)}
                {say_free(slot.free)}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {choice.slot && <TimeHere from={`${choice.slot}:00${say_zone(offset_minutes)}`} />}
    </>
  );
}

/** How much there is to hope for, and until when it is no use to look again. */
function Left({ choice: { days, releases_next, releases_at_ms } }: { choice: SlotChoice }) {
  const words = useWords();
  const count = free_of(days);
  const is_full = days?.some(({ slots }) => slots.length > 0) ?? false;
  return (
    <>
      <p role="status">
        {words(count > 0 ? 'book.left' : is_full ? 'book.none' : 'book.none_yet', { count })}{' '}
        {releases_next && words('book.next', { time: say_instant(releases_next, words.language) })}
      </p>
      {releases_next && releases_at_ms !== null && (
        <>
          <p>
            {words('book.comes')} <Countdown until={new Date(releases_at_ms).toISOString()} />
          </p>
          <TimeHere from={releases_next} />
        </>
      )}
    </>
  );
}

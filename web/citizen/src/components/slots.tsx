// Days and times to choose from, as radio buttons: by keyboard as by thumb.

import type { SlotChoice } from '../../../shared/view/slots';
import { say_day, say_time } from '../../../shared/base/text';
import { useWords } from '../context';

interface SlotsProperties {
  choice: SlotChoice;
  choose_day: (day: string) => void;
  choose_slot: (slot: string) => void;
}

export function Slots({ choice, choose_day, choose_slot }: SlotsProperties) {
  const words = useWords();
  const open = choice.days?.filter(({ slots }) => slots.length > 0) ?? [];
  const chosen = open.find(({ day }) => day === choice.day);
  if (!chosen) return <p>{words('book.none')}</p>;
  const free_of = (count: number) => <span class="quiet"> {words(count > 0 ? 'book.free' : 'book.full', { count })}</span>;
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
                  checked={day === choice.day}
                  disabled={free === 0}
                  onChange={() => choose_day(day)}
                />
                <span>
                  {say_day(day, words.language)}
                  {free_of(free)}
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
                {free_of(slot.free)}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}

// The only trip there is: when.

import { china_time, type Clock } from '../../../shared/base/host';
import { pick, say_day, say_instant, say_left, say_time } from '../../../shared/base/text';
import { say_problem } from '../../../shared/messages/say';
import { BookModel } from '../../../shared/view/book';
import { at_release, free_of, type SlotChoice } from '../../../shared/view/slots';
import { phone_in } from '../../../shared/view/sign_in';
import type { Visit } from '../../../shared/core/shapes';
import type { Words } from '../../../shared/messages/words';
import type { Drawing } from '../drawing';
import type { Journey, PageControl, Query } from '../frame';
import type { Ready } from '../program';
import { on_service } from './service';
import { sign_in, type SignIn } from './sign_in';
import { waiting_list } from './waiting_list';

export function book(page: PageControl, { service = '' }: Query): Journey {
  return on_service(page, service, 'book.title', (ready) => {
    const { drafts, today } = page.program;
    const { answers } = drafts.open(ready.service.id, ready.service.version);
    const { visits } = ready.core.checklist(ready.service, answers, today()).trips;
    const visit = visits.find(({ booking }) => booking === 'required');
    if (visit) return slot(page, ready, visit);
    page.replace('review', { service });
    return { draw: () => undefined };
  });
}

/** Looks again by itself once the next slots are there, where that is soon. */
export class Release {
  private watched: number | null = null;
  private stop: () => void = () => undefined;

  constructor(
    private readonly clock: Clock,
    private readonly look: () => void,
  ) {}

  watch(choice: SlotChoice): void {
    if (choice.releases_at_ms === this.watched) return;
    this.leave();
    this.watched = choice.releases_at_ms;
    this.stop = at_release(this.clock, choice, this.look);
  }

  leave(): void {
    this.stop();
  }
}

/** Days and times to choose from. */
export function draw_slots(drawing: Drawing, words: Words, choice: SlotChoice, choose_day: (day: string) => void, choose_slot: (slot: string) => void): void {
  const open = choice.days?.filter(({ slots }) => slots.length > 0) ?? [];
  const chosen = open.find(({ day }) => day === choice.day);
  const count = free_of(choice.days);
  const { kept_at_ms } = choice;
  if (kept_at_ms !== null) drawing.text(words('frame.kept', { time: say_instant(china_time(kept_at_ms), words.language) }), 'status');
  drawing.text(words(count > 0 ? 'book.left' : open.length > 0 ? 'book.none' : 'book.none_yet', { count }), 'status');
  if (choice.releases_next) drawing.text(words('book.next', { time: say_instant(choice.releases_next, words.language) }));
  if (!chosen) return;
  const option = (value: string, label: string, free: number, is_chosen: boolean) => ({
    value,
    label,
    note: words(free > 0 ? 'book.free' : 'book.full', { count: free }),
    chosen: is_chosen,
    disabled: free === 0,
  });
  const days = open.map(({ day, slots }) =>
    option(day, say_day(day, words.language), slots.reduce((sum, one) => sum + one.free, 0), day === choice.day),
  );
  const times = chosen.slots.map(({ id, from, free }) => option(id, say_time(from), free, id === choice.slot));
  const of = (options: typeof days, choose: (value: string) => void) => (value: string) =>
    options.some((one) => one.value === value && !one.disabled) && choose(value);
  drawing.choices('day', { label: words('book.day'), several: false, options: days, act: of(days, choose_day) });
  const label = words('book.time', { day: say_day(chosen.day, words.language) });
  drawing.choices('time', { label, several: false, options: times, act: of(times, choose_slot) });
}

function slot(page: PageControl, { service }: Ready, visit: Visit): Journey {
  const { api, host, words, drafts } = page.program;
  const model = page.follow(new BookModel(api, host.clock, drafts, service, visit, page.program.after));
  let waiting = waiting_list(page, model.place, 'waiting.lead', (taken) => model.take_over(taken));
  const choose_hall = (hall: string) => {
    void model.choose_hall(hall);
    waiting.leave();
    waiting = waiting_list(page, model.place, 'waiting.lead', (taken) => model.take_over(taken));
  };
  let signing_in: SignIn | null = null;
  const release = new Release(host.clock, () => void model.refresh());
  void model.load();
  const go_on = () => {
    if (model.state.booking) page.open('review', { service: service.id });
    else void model.book();
  };

  function draw_held(drawing: Drawing): void {
    const { booking } = model.state;
    if (!booking) return;
    const until = booking.held_until;
    const lines = until ? [`${words('book.held_until', { time: say_time(until) })} ${say_left(until, host.clock.now_ms())}`] : [];
    const change = { label: words('book.change'), act: () => void model.give_back() };
    drawing.notice('good', words('book.held', { when: say_instant(booking.from, words.language) }), lines, [change]);
  }

  return {
    draw(drawing) {
      const { hall, halls, booking, days, working, notice, problem } = model.state;
      // A slot is kept for a person: who has not signed in does so with the slot chosen already.
      if (problem?.code === 'sign_in_needed') {
        const phone = phone_in(service, drafts.open(service.id, service.version).answers);
        signing_in ??= sign_in(page, phone, () => void model.book());
        return signing_in.draw(drawing);
      }
      drawing.title = words('book.of', { what: pick(visit.title, words.language) });
      drawing.over = words('book.over');
      drawing.text(pick(visit.reason, words.language));
      if (hall) drawing.card(pick(hall.title, words.language), [pick(hall.address, words.language)]);
      if (notice) drawing.notice('warn', words(notice));
      if (problem) {
        const { title, detail } = say_problem(problem, words);
        drawing.notice('warn', title, [detail], [{ label: words('frame.again'), act: () => void model.refresh() }]);
      }
      if (!booking && halls.length > 1) {
        const options = halls.map(({ id, title }) => ({ value: id, label: pick(title, words.language), note: '', chosen: id === model.place.hall, disabled: false }));
        drawing.choices('hall', { label: words('book.hall'), several: false, options, act: choose_hall });
      }
      if (booking) draw_held(drawing);
      else if (days) {
        release.watch(model.state);
        draw_slots(drawing, words, model.state, (day) => model.choose_day(day), (id) => model.choose_slot(id));
        waiting.draw(drawing);
      }
      if (!booking && !days && !problem) drawing.text(words('frame.loading'), 'status');
      drawing.go_on(words(working ? 'book.working' : booking ? 'book.go_on' : 'book.book'), go_on, working);
    },
    left() {
      release.leave();
      waiting.leave();
      signing_in?.leave();
    },
  };
}

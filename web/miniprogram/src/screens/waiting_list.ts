// Waiting for a slot that somebody gives back: joining, where one stands, and the offer with its deadline.

import type { Booking } from '../../../shared/api/types';
import { pick, say_day, say_instant, say_time } from '../../../shared/base/text';
import { say_problem } from '../../../shared/messages/say';
import { visit_words } from '../../../shared/messages/visits';
import { WaitingModel, wished_halls_max, type WaitingLook } from '../../../shared/view/waiting';
import type { Drawing } from '../drawing';
import type { PageControl } from '../frame';

export interface WaitingList {
  draw(drawing: Drawing): void;
  leave(): void;
}

/** `lead`: what the list is for here, any slot or an earlier one than the one that stands. */
export function waiting_list(
  page: PageControl,
  where: { hall: string; service: string; halls?: string[] },
  lead: 'waiting.lead' | 'waiting.lead_earlier',
  taken: (booking: Booking) => void,
  /** The page's, where several lists stand on it. */
  look?: WaitingLook,
): WaitingList {
  const { api, host, words: frame } = page.program;
  const words = visit_words(frame.language);
  const model = page.follow(new WaitingModel(api, host.clock, where, look));
  model.watch();

  function draw_wish(drawing: Drawing): void {
    const { from, to, halls, choice, working } = model.state;
    drawing.text(words(lead));
    if (choice.length > 1) {
      const options = choice.map(({ id, title }) => {
        const chosen = halls.includes(id);
        return { value: id, label: pick(title, frame.language), note: '', chosen, disabled: !chosen && halls.length >= wished_halls_max };
      });
      const act = (id: string) => model.choose_hall(id, !halls.includes(id));
      drawing.choices(`waiting-halls-${where.service}`, { label: words('waiting.halls'), several: true, options, act });
    }
    const day = (id: 'from' | 'to', value: string) =>
      drawing.day(`waiting-${id}-${where.service}`, { label: words(`waiting.${id}`), value, empty: '', act: (chosen) => model.wish({ [id]: chosen }) });
    day('from', from);
    day('to', to);
    drawing.buttons('second', { label: words('waiting.join'), act: () => void model.join(), busy: working });
  }

  function draw_standing(drawing: Drawing, entry: NonNullable<WaitingModel['state']['entry']>): void {
    const { working: busy, choice } = model.state;
    const names = (ids: string[]) => choice.filter(({ id }) => ids.includes(id)).map(({ title }) => pick(title, frame.language)).join(words('waiting.or'));
    const { offer, from, to, ahead, offers, offers_max } = entry;
    if (offer) {
      const offered = words('waiting.offered', { when: say_instant(offer.from, frame.language) });
      const take = { label: words('waiting.take'), act: () => void model.take().then((booking) => booking && taken(booking)) };
      const decline = { label: words('waiting.decline'), act: () => void model.decline() };
      const place = names([offer.hall]);
      return drawing.notice('good', offered, [...(place ? [place] : []), words('waiting.until', { time: say_time(offer.until) })], busy ? [] : [take, decline]);
    }
    drawing.text(words('waiting.days', { from: say_day(from, frame.language), to: say_day(to, frame.language) }));
    if (entry.halls.length > 1) drawing.text(names(entry.halls), 'quiet');
    drawing.text(words('waiting.ahead', { count: ahead }), 'status', 'awaited');
    drawing.text(words('waiting.offers', { left: offers_max - offers }), 'quiet');
    drawing.buttons('second', { label: words('waiting.leave'), act: () => void model.leave(), busy });
  }

  return {
    draw(drawing) {
      const { entry, loaded, problem } = model.state;
      if (!loaded) return;
      drawing.heading(words('waiting.title'));
      if (problem) drawing.notice('warn', say_problem(problem, frame).title, [say_problem(problem, frame).detail]);
      if (entry) draw_standing(drawing, entry);
      else draw_wish(drawing);
    },
    leave: () => model.stop(),
  };
}

// My visits: what is booked; one of them can be moved or called off while the rule allows it.

import type { Booking, WaitingEntry } from '../../../shared/api/types';
import { pick, say_day, say_instant, say_time } from '../../../shared/base/text';
import { say_problem } from '../../../shared/messages/say';
import { visit_words } from '../../../shared/messages/visits';
import { may_change, VisitModel } from '../../../shared/view/visit';
import { VisitsModel } from '../../../shared/view/visits';
import { WaitingLook } from '../../../shared/view/waiting';
import type { Drawing } from '../drawing';
import { draw_problem, type Journey, type PageControl, type Query } from '../frame';
import { AtHall } from './at_hall';
import { draw_slots, Release } from './book';
import { waiting_list, type WaitingList } from './waiting_list';

export function visits(page: PageControl): Journey {
  const { api, host, drafts, words: frame } = page.program;
  const words = visit_words(frame.language);
  const model = page.follow(new VisitsModel(api));
  const look = new WaitingLook(api, host.clock);
  /** By what is waited for. */
  const lists = new Map<string, WaitingList>();
  const load = () => void model.load();
  load();
  const title_of = (hall: string) => pick(model.state.halls[hall]?.title, frame.language);

  /** Who waits for any slot takes what is offered here; it is a hold then, which their application goes on with. */
  const take = (service: string) => (booking: Booking) => {
    const draft = booking.state === 'held' ? drafts.looking_for(service) : null;
    if (draft) drafts.change(draft, { booking });
    if (draft) page.open('review', { service: draft.service });
    else page.open('visit', { id: booking.id });
  };

  function draw_told(drawing: Drawing): void {
    for (const { id, news, hall, visit_at } of model.state.notices) {
      const when = `${say_day(visit_at, frame.language)} ${say_time(visit_at)}`;
      const away = { label: words('notice.put_away'), act: () => void model.put_away(id) };
      drawing.notice('good', words('notice.title'), [words(`notice.${news}`, { when, hall: title_of(hall) })], [away]);
    }
  }

  function list_of({ id, halls, service }: WaitingEntry): WaitingList {
    const list = lists.get(id) ?? waiting_list(page, { hall: halls[0] ?? '', halls, service }, 'waiting.lead', take(service), look);
    lists.set(id, list);
    return list;
  }

  return {
    draw(drawing) {
      const { bookings, waiting, problem } = model.state;
      drawing.title = words('visits.title');
      if (problem) return draw_problem(drawing, page.program, problem, load);
      if (!bookings) return drawing.text(frame('frame.loading'), 'status');
      draw_told(drawing);
      if (bookings.length === 0 && waiting.length === 0) drawing.text(words('visits.none'));
      for (const { id, from, hall, state } of bookings) {
        drawing.card(say_instant(from, frame.language), [title_of(hall), words(`visit.${state}`)], { open: () => page.open('visit', { id }) });
      }
      for (const entry of waiting) {
        drawing.text(entry.halls.map(title_of).join(frame('frame.or')));
        list_of(entry).draw(drawing);
      }
    },
    shown: load,
    left: () => lists.forEach((list) => list.leave()),
  };
}

export function visit(page: PageControl, { id = '' }: Query): Journey {
  const { api, host, words: frame } = page.program;
  const words = visit_words(frame.language);
  const model = page.follow(new VisitModel(api, host.clock, id, page.program.after));
  let sure = false;
  let earlier: WaitingList | null = null;
  let at_hall: AtHall | null = null;
  const release = new Release(host.clock, () => void model.refresh());
  void model.load();

  function draw_moving(drawing: Drawing, booking: Booking): void {
    const { days, working } = model.state;
    drawing.title = words('visit.move_title');
    drawing.text(words('visit.old_kept', { when: say_instant(booking.from, frame.language) }));
    if (days) release.watch(model.state);
    if (days) draw_slots(drawing, frame, model.state, (day) => model.choose_day(day), (slot) => model.choose_slot(slot));
    drawing.buttons('second', { label: words('visit.leave'), act: () => model.leave_as_it_is() });
    drawing.go_on(words('visit.move_do'), () => void model.move(), working);
  }

  function draw_cancel(drawing: Drawing, busy: boolean): void {
    const turn = (now: boolean) => () => {
      sure = now;
      page.draw();
    };
    if (!sure) return drawing.buttons('plain', { label: words('visit.cancel'), act: turn(true) });
    drawing.notice('warn', words('visit.cancel_sure'));
    drawing.buttons('second', { label: words('visit.keep'), act: turn(false) }, { label: words('visit.cancel_do'), act: () => void model.cancel(), busy });
  }

  function draw_standing(drawing: Drawing, booking: Booking): void {
    const { hall, working } = model.state;
    if (!hall) return drawing.text(frame('frame.loading'), 'status');
    const { state, changes_until, moves_left, case_number } = booking;
    const place = [pick(hall?.title, frame.language), pick(hall?.address, frame.language), words(`visit.${state}`)];
    drawing.card(say_instant(booking.from, frame.language), place);
    if (state !== 'held') {
      at_hall ??= new AtHall(page, id);
      at_hall.draw(drawing);
    }
    if (state !== 'confirmed') return;
    const changeable = may_change(booking, host.clock.now_ms());
    const time = say_instant(changes_until, frame.language);
    drawing.text(words(changeable ? 'visit.rule' : 'visit.rule_over', { time }));
    if (!changeable) return;
    drawing.text(words('visit.moves_left', { count: moves_left }));
    if (moves_left > 0) drawing.buttons('second', { label: words('visit.move'), act: () => void model.begin_move(), busy: working });
    const { also_at } = model.state;
    earlier ??= waiting_list(page, { ...booking, halls: [booking.hall, ...also_at] }, 'waiting.lead_earlier', (moved) => model.take_over(moved));
    earlier.draw(drawing);
    if (case_number) {
      drawing.text(words('visit.of_case'));
      drawing.buttons('plain', { label: words('visit.to_case'), act: () => page.open('follow', { number: case_number }) });
    } else draw_cancel(drawing, working);
  }

  return {
    draw(drawing) {
      const { booking, moving, notice, problem } = model.state;
      drawing.title = words('visit.title');
      if (!booking && problem) return draw_problem(drawing, page.program, problem, () => void model.load());
      if (notice) drawing.text(words(notice), 'status', notice === 'visit.moved' ? 'done' : 'now');
      if (problem) {
        const { title, detail } = say_problem(problem, frame);
        drawing.notice('warn', title, [detail]);
      }
      if (!booking) return notice ? undefined : drawing.text(frame('frame.loading'), 'status');
      if (moving) draw_moving(drawing, booking);
      else draw_standing(drawing, booking);
    },
    left() {
      release.leave();
      earlier?.leave();
      at_hall?.leave();
    },
  };
}

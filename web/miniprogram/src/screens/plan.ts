// The plan of trips: what is wanted, and the fewest trips for it; from each time to where it is booked.

import { china_time } from '../../../shared/base/host';
import { pick, say_day, say_instant, type Text } from '../../../shared/base/text';
import { plan_words, say_people, say_person, say_plan, say_reason, say_who } from '../../../shared/messages/plan';
import { say_problem } from '../../../shared/messages/say';
import { oneself, PlanModel } from '../../../shared/view/plan';
import type { Planned, PlannedStop, Wish } from '../../../shared/view/plan_question';
import type { Drawing } from '../drawing';
import type { Journey, PageControl, Query } from '../frame';

export function plan(page: PageControl, { service }: Query): Journey {
  const { api, host, drafts, core, after, words: frame } = page.program;
  const words = plan_words(frame.language);
  const model = page.follow(new PlanModel(api, host, drafts, core, after));
  let name = '';
  const load = () => void model.load(service);
  load();
  const say = (text: Text | null | undefined) => pick(text, words.language);

  function draw_kept(drawing: Drawing, at_ms: number | null): void {
    if (at_ms !== null) drawing.text(frame('frame.kept', { time: say_instant(china_time(at_ms), words.language) }), 'status');
  }

  function draw_wish(drawing: Drawing, { id, title, people, ready_on }: Wish): void {
    const { household } = model.state;
    const what = say(title);
    drawing.heading(what);
    if (household.length > 0) {
      const options = [oneself, ...household].map((person) => {
        return { value: person, label: say_person(person, words), note: '', chosen: people.includes(person), disabled: false };
      });
      const act = (person: string) => model.choose_person(id, person, !people.includes(person));
      drawing.choices(`wish-${id}-person`, { label: words('plan.who_goes'), several: true, options, act });
    }
    drawing.day(`wish-${id}-ready`, { label: words('plan.ready'), value: ready_on, empty: '', act: (day) => model.ready_on(id, day) });
    drawing.buttons('plain', { label: words('plan.remove'), whole: words('plan.remove_of', { what }), act: () => model.remove(id) });
  }

  function draw_more(drawing: Drawing): void {
    const { query, found, more } = model.state;
    drawing.heading(words('plan.add_more'));
    drawing.line('plan-search', { label: frame('find.search'), help: frame('find.search_help'), value: query, type: 'text', act: (typed) => model.search(typed) });
    if (found.length === 0) drawing.text(frame('find.nothing'), 'status');
    for (const { id, title, bundle } of found) {
      const what = say(title);
      drawing.text(what);
      const add = { label: words('plan.add'), whole: words('plan.add_of', { what }), act: () => void model.add(id) };
      const add_whole = bundle && { label: words('plan.add_whole'), whole: words('plan.add_whole_of', { what: say(bundle.title) }), act: () => void model.add(id, true) };
      drawing.buttons('second', ...(add_whole ? [add, add_whole] : [add]));
    }
    if (more > 0) drawing.text(words('plan.more', { count: more }), 'quiet');
  }

  function draw_household(drawing: Drawing): void {
    drawing.heading(words('plan.household'));
    for (const person of model.state.household) {
      drawing.text(person);
      drawing.buttons('plain', { label: words('plan.remove'), whole: words('plan.remove_of', { what: person }), act: () => model.remove_person(person) });
    }
    const typed = (value: string) => {
      name = value;
      page.draw();
    };
    const add = () => {
      if (model.add_person(name)) typed('');
    };
    drawing.line('plan-person', { label: words('plan.name'), help: words('plan.household_help'), value: name, type: 'text', act: typed });
    drawing.buttons('second', { label: words('plan.add_person'), act: add });
  }

  function draw_wishes(drawing: Drawing): void {
    const { services, wishes, working, notice, kept_at_ms, problem } = model.state;
    drawing.title = words('plan.title');
    drawing.text(words('plan.lead'));
    draw_kept(drawing, kept_at_ms);
    if (notice) drawing.notice('warn', words(notice));
    if (problem) {
      const { title, detail } = say_problem(problem, frame);
      drawing.notice('warn', title, [detail], [{ label: frame('frame.again'), act: services ? () => void model.make() : load }]);
    }
    drawing.heading(words('plan.wanted'));
    if (wishes.length === 0) drawing.text(words('plan.nothing_yet'), 'quiet');
    for (const wish of wishes) draw_wish(drawing, wish);
    if (services) draw_more(drawing);
    else if (!problem) drawing.text(frame('frame.loading'), 'status');
    draw_household(drawing);
    drawing.go_on(words(working ? 'plan.working' : 'plan.make'), () => void model.make().then((made) => made && page.to_top()), working);
  }

  function draw_stop(drawing: Drawing, stop: PlannedStop): void {
    const { wanted, visit, hall, from, to, travel_minutes } = stop;
    const { wish, papers, form_done } = wanted;
    const is_own = wish.people.includes(oneself);
    const what = say(visit.title);
    if (travel_minutes !== null) drawing.text(words('plan.way', { minutes: travel_minutes }), 'quiet');
    const lines = [say(hall.title), say(hall.address), say(wish.title), say(visit.reason)];
    if (papers.length > 0) lines.push(words('plan.papers', { papers: papers.map(say).join(frame('trips.and')) }));
    if (!is_own) lines.push(words('plan.for_others', { people: say_people(wish.people, words) }));
    drawing.card(`${from}–${to} ${what}`, lines.filter(Boolean));
    const take = () => {
      model.take(stop);
      page.open(is_own && form_done ? 'book' : 'guide', { service: wish.service });
    };
    drawing.buttons('second', { label: words(form_done ? 'plan.book' : 'plan.fill'), whole: words(form_done ? 'plan.book_of' : 'plan.fill_of', { what }), act: take });
  }

  function draw_others(drawing: Drawing, { online, unplaced, unbooked }: Planned): void {
    if (unplaced.length > 0) {
      drawing.heading(words('plan.unplaced'));
      drawing.text(words('plan.unplaced_lead'));
      for (const { wanted, visit } of unplaced) {
        drawing.card(say(wanted.wish.title), [say(visit.title)], { open: () => page.open('book', { service: wanted.service.id }) });
      }
    }
    if (online.length > 0) {
      drawing.heading(words('plan.online'));
      drawing.text(words('plan.online_lead'));
      for (const { wish } of online) drawing.card(say(wish.title), [], { open: () => page.open('guide', { service: wish.service }) });
    }
    if (unbooked.length > 0) drawing.heading(words('plan.unbooked'));
    for (const { wanted, visit } of unbooked) drawing.card(`${say(wanted.wish.title)} · ${say(visit.title)}`, [say(visit.reason)]);
  }

  function draw_answer(drawing: Drawing, planned: Planned): void {
    const { days, unplaced, exact, trips_at_least, kept_at_ms } = planned;
    drawing.title = words('plan.answer');
    draw_kept(drawing, kept_at_ms);
    const why = days.length === 0 ? frame('trips.none') : '';
    if (days.length > 0 || unplaced.length === 0) drawing.trips(days.length, frame(days.length === 1 ? 'trips.unit_one' : 'trips.unit'), why, true);
    drawing.text(say_plan(planned, words), 'status');
    if (days.length > 1) drawing.text(exact ? words('plan.best') : words('plan.at_least', { count: trips_at_least }));
    if (days.length > 0) drawing.text(words('plan.hold'), 'quiet');
    days.forEach((day, at) => {
      drawing.heading(words('plan.trip', { at: at + 1, day: say_day(day.day, words.language) }));
      const who = say_who(day, words);
      if (who) drawing.text(who);
      const reason = say_reason(day, words);
      if (reason) drawing.text(words('plan.why') + reason, 'quiet');
      for (const stop of day.stops) draw_stop(drawing, stop);
    });
    draw_others(drawing, planned);
    drawing.go_on(words('plan.again'), () => model.choose_again());
  }

  return {
    draw(drawing) {
      const { planned } = model.state;
      if (planned) draw_answer(drawing, planned);
      else draw_wishes(drawing);
    },
  };
}

// A case: what happens now, who has it, by when, what I can do; and the one timeline of case and parcel.

import type { Case, ServiceSummary } from '../../../shared/api/types';
import { labelled } from '../../../shared/base/labelled';
import { in_groups, pick, say_day, say_instant } from '../../../shared/base/text';
import type { CoreClient } from '../../../shared/core/client';
import type { Definition } from '../../../shared/core/shapes';
import { say_problem } from '../../../shared/messages/say';
import { owed_words } from '../../../shared/messages/owed';
import { visit_words } from '../../../shared/messages/visits';
import { FollowModel, is_to_follow } from '../../../shared/view/follow';
import { moments_of } from '../../../shared/view/parcel';
import { state_marks } from '../../../shared/view/state_mark';
import type { Drawing, Mark } from '../drawing';
import { draw_problem, type Journey, type PageControl, type Query } from '../frame';
import { draw_lying } from './lying';
import { Parcels } from './parcels';
import { Receiving } from './receiving';
import { sign_in, type SignIn } from './sign_in';

const marks: Record<'awaited' | 'newest' | 'past', Mark> = { awaited: 'awaited', newest: 'now', past: 'done' };

export function follow(page: PageControl, { number = '' }: Query): Journey {
  const { api, outbox, host, words, core, today } = page.program;
  const model = page.follow(new FollowModel(api, outbox, host, number));
  const parcels = new Parcels(page, model);
  const receiving = new Receiving(page, model);
  const of_visits = visit_words(words.language);
  const of_owed = owed_words(words.language);
  let taking_back: string | null = null;
  let withdrawing = false;
  let saved: { service: Definition | null; core: CoreClient | null } | null = null;
  let signing_in: SignIn | null = null;
  const begin_sign_in = () => {
    signing_in = sign_in(page, '', () => {
      signing_in?.leave();
      signing_in = null;
      page.draw();
    });
    page.draw();
  };
  let services: readonly ServiceSummary[] = [];
  void model.start();
  void api.services().then(({ value }) => {
    services = value?.services ?? [];
    page.draw();
  });
  const ask = (now: boolean) => () => {
    withdrawing = now;
    page.draw();
  };

  /** Who has it now, and by when. */
  function draw_holder(drawing: Drawing, { service, state, shipment, supplement, promised_due, helper }: Case): void {
    const carrier = state === 'delivering' ? shipment?.carrier_title : undefined;
    const is_mine = state === 'supplement_requested';
    const agency = services.find(({ id }) => id === service.id)?.agency;
    const who = is_mine ? words('holder.you') : pick(carrier ?? agency, words.language);
    const due = is_mine ? supplement?.due : promised_due;
    if (who && !['closed', 'refused', 'withdrawn'].includes(state)) {
      const by = due && !carrier ? words('timeline.by', { day: say_day(due, words.language) }) : '';
      drawing.facts('', [[words('holder.who'), who], [words('holder.by'), by]]);
    }
    if (helper) drawing.text(words('helping.by', { name: helper.name, relation: words(`helping.relation.${helper.relation}`) }), 'quiet');
  }

  function draw_supplement(drawing: Drawing, { supplement, state }: Case): void {
    if (!supplement || state !== 'supplement_requested') return;
    const due = words('follow.supplement_due', { day: say_day(supplement.due, words.language) });
    drawing.notice('warn', words('follow.supplement_title'), [...supplement.items.map(({ text }) => text), due]);
    drawing.go_on(words('follow.supplement'), () => page.open('supplement', { number }));
  }

  function draw_owed(drawing: Drawing, { owed, state }: Case): void {
    if (owed.length === 0) return;
    const lines = owed.map(({ title, due, overdue }) => {
      const by = of_owed(overdue ? 'owed.overdue' : 'owed.by', { day: say_day(due, words.language) });
      return labelled(pick(title, words.language), by, words.language);
    });
    const begin = { label: of_owed('owed.begin'), act: () => page.open('supplement', { number }) };
    drawing.notice('warn', of_owed('owed.title'), [...lines, of_owed('owed.help')], state === 'supplement_requested' ? [] : [begin]);
  }

  /** Asked about once more before one is taken back: that cannot be undone. */
  function draw_commitments(drawing: Drawing, { commitments }: Case): void {
    const ask_back = (material: string | null) => () => {
      taking_back = material;
      page.draw();
    };
    for (const { material, proof, content, given_at, taken_back_at, may_take_back } of commitments) {
      const name = pick(proof, words.language);
      const at = say_instant(taken_back_at ?? given_at, words.language);
      const when = of_owed(taken_back_at ? 'promise.taken_back' : 'promise.given', { at });
      drawing.card(of_owed('promise.title'), [of_owed('promise.instead', { proof: name }), pick(content, words.language), when]);
      if (!may_take_back) continue;
      if (taking_back !== material) {
        drawing.buttons('plain', { label: of_owed('promise.take_back'), act: ask_back(material) });
        continue;
      }
      drawing.notice('warn', of_owed('promise.sure', { proof: name }));
      const take_back = () => void model.take_commitment_back(material).then((told) => told && ask_back(null)());
      drawing.buttons('second', { label: of_owed('promise.keep'), act: ask_back(null) }, { label: of_owed('promise.do'), act: take_back, busy: model.state.working });
    }
  }

  function draw_decision(drawing: Drawing, { decision, certificate }: Case): void {
    if (!decision) return;
    const remedy = pick(decision.remedy as Parameters<typeof pick>[0], words.language) || words('decision.remedy');
    drawing.card(words(`decision.${decision.outcome}`), [
      say_instant(decision.at, words.language),
      decision.reason ?? '',
      decision.outcome === 'refused' ? remedy : '',
      certificate ? words('decision.certificate', { number: certificate.number }) : '',
    ]);
  }

  function draw_timeline(drawing: Drawing, subject: Case): void {
    const moments = moments_of(subject);
    const ended = moments[0]?.state === 'newest';
    drawing.heading(words('follow.timeline'));
    drawing.text(words(model.state.live ? 'follow.live' : 'follow.not_live'), 'quiet');
    const shown = moments.map(({ key, text, at, state }) => {
      const title = words.known(key) ?? text;
      const day = !at ? '' : state === 'awaited' ? words('timeline.by', { day: say_day(at, words.language) }) : say_instant(at, words.language);
      return { title, text: text === title ? '' : text, at: day, mark: ended ? 'done' : marks[state], ended };
    });
    drawing.timeline(words('follow.timeline'), shown);
  }

  function draw_withdraw(drawing: Drawing, { state }: Case): void {
    const { lying, working } = model.state;
    if (lying.some(({ act, refusal }) => act.kind === 'withdraw' && refusal === null)) return;
    if (!['submitted', 'accepted', 'supplement_requested'].includes(state)) return;
    if (!withdrawing) return drawing.buttons('plain', { label: words('withdraw.begin'), act: ask(true) });
    drawing.notice('warn', words('withdraw.sure'));
    const withdraw = () => void model.withdraw().then((told) => told && ask(false)());
    drawing.buttons('second', { label: words('withdraw.keep'), act: ask(false) }, { label: words('withdraw.do'), act: withdraw, busy: working });
  }

  /** What the rule of one trip spared somebody, on every closed case. */
  function draw_saved(drawing: Drawing, { service: { id, version }, state, answers_masked }: Case): void {
    if (state !== 'closed') return;
    if (!saved) {
      saved = { service: null, core: null };
      void Promise.all([api.service(id, version), core()]).then(([{ value }, loaded]) => {
        saved = { service: value?.service ?? null, core: loaded };
        page.draw();
      }, () => undefined);
    }
    if (!saved.service || !saved.core) return;
    const { materials, trips } = saved.core.checklist(saved.service, answers_masked, today());
    const { usual_count } = saved.service.trips;
    const spared = materials.filter((item) => item.spared).length;
    const what = trips.visits.map(({ title }) => pick(title, words.language)).join(words('trips.and'));
    const why = trips.count === 0 ? words('trips.none') : words('trips.only', { what });
    drawing.trips(trips.count, words(trips.count === 1 ? 'trips.unit_one' : 'trips.unit'), why);
    if (usual_count !== undefined && usual_count > trips.count) drawing.text(words('saved.trips', { count: usual_count - trips.count }), '', 'done');
    if (spared > 0) drawing.text(words('saved.materials', { count: spared }), '', 'done');
  }

  function draw_visit(drawing: Drawing, { booking, state }: Case): void {
    const is_open = ['submitted', 'accepted', 'supplement_requested'].includes(state);
    if (!booking || !is_open || booking.state === 'cancelled' || booking.state === 'expired') return;
    drawing.facts(words('follow.visit'), [[words('book.when'), say_instant(booking.from, words.language)]]);
    drawing.buttons('second', { label: of_visits('visit.change'), act: () => page.open('visit', { id: booking.id }) });
  }

  return {
    draw(drawing) {
      if (signing_in) return signing_in.draw(drawing);
      const { case: subject, problem, lying } = model.state;
      drawing.title = words('follow.title');
      if (!subject && problem) return draw_problem(drawing, page.program, problem, () => void model.start());
      if (!subject) return drawing.text(words('frame.loading'), 'status');
      const { state, promised_due } = subject;
      drawing.title = pick(subject.service.title, words.language);
      drawing.over = words('follow.number', { number: in_groups(number) });
      drawing.text(words(`state.${state}`), 'status', state_marks[state]);
      const now = words(`now.${state}`, { day: promised_due ? say_day(promised_due, words.language) : '' });
      drawing.text(is_to_follow(subject) ? of_owed('owed.now') : now);
      for (const entry of lying) draw_lying(drawing, page, entry, begin_sign_in);
      draw_holder(drawing, subject);
      draw_saved(drawing, subject);
      draw_supplement(drawing, subject);
      draw_owed(drawing, subject);
      draw_decision(drawing, subject);
      draw_commitments(drawing, subject);
      parcels.draw_certificate(drawing, subject);
      receiving.draw_address(drawing, subject);
      receiving.draw_agent(drawing, subject);
      parcels.draw_papers(drawing, subject);
      draw_visit(drawing, subject);
      draw_timeline(drawing, subject);
      if (problem) {
        const { title, detail } = say_problem(problem, words);
        drawing.notice('warn', title, [detail]);
      }
      drawing.buttons('second', { label: words('follow.receipt'), act: () => page.open('receipt', { number }) });
      draw_withdraw(drawing, subject);
    },
    left() {
      model.stop();
      signing_in?.leave();
    },
  };
}

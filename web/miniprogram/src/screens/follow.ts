// A case: what happens now, who has it, by when, what I can do; and the one timeline of case and parcel.

import type { Case, ParcelProblem, ServiceSummary } from '../../../shared/api/types';
import { in_groups, pick, say_day, say_instant } from '../../../shared/base/text';
import { parcel_words } from '../../../shared/messages/parcel';
import { say_problem } from '../../../shared/messages/say';
import { FollowModel } from '../../../shared/view/follow';
import { moments_of, route_of } from '../../../shared/view/parcel';
import { state_marks } from '../../../shared/view/state_mark';
import type { Drawing, Mark } from '../drawing';
import { draw_problem, type Journey, type PageControl, type Query } from '../frame';

const problem_kinds: readonly ParcelProblem['kind'][] = ['not_received', 'damaged', 'wrong_content', 'other'];
const marks: Record<'awaited' | 'newest' | 'past', Mark> = { awaited: 'awaited', newest: 'now', past: 'done' };

export function follow(page: PageControl, { number = '' }: Query): Journey {
  const { api, outbox, host, words } = page.program;
  const model = page.follow(new FollowModel(api, outbox, host, number));
  const of_parcel = parcel_words(words.language);
  /** What was begun and not yet said. */
  let asked: 'withdraw' | 'report' | null = null;
  let kind: ParcelProblem['kind'] = 'not_received';
  let services: readonly ServiceSummary[] = [];
  void model.start();
  void api.services().then(({ value }) => {
    services = value?.services ?? [];
    page.draw();
  });
  const ask = (what: typeof asked) => () => {
    asked = what;
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

  function draw_parcel(drawing: Drawing, subject: Case): void {
    const { shipment, state } = subject;
    if (!shipment) return;
    const { expected } = shipment;
    const [likely, latest] = [say_day(expected?.likely ?? '', words.language), say_day(expected?.latest ?? '', words.language)];
    const when = !expected ? '' : likely === latest ? of_parcel('parcel.expected_day', { likely }) : of_parcel('parcel.expected', { likely, latest });
    const places = route_of(shipment).map(({ place }) => place).join(' → ');
    drawing.card(of_parcel('parcel.title'), [
      of_parcel(`parcel.${shipment.state}`),
      when,
      shipment.attention === 'silent' ? of_parcel('parcel.silent') : '',
      places && of_parcel('parcel.route', { places }),
      `${pick(shipment.carrier_title, words.language)} ${in_groups(shipment.waybill)}`,
    ]);
    const busy = model.state.working;
    if (shipment.attention === 'confirm_receipt' && state === 'delivering') {
      drawing.text(of_parcel('parcel.confirm'));
      drawing.buttons(
        'second',
        { label: of_parcel('parcel.not_received'), act: () => void model.report_parcel('not_received'), busy },
        { label: of_parcel('parcel.received'), act: () => void model.confirm_receipt(), busy },
      );
    } else if (shipment.may_report) draw_report(drawing);
  }

  function draw_report(drawing: Drawing): void {
    if (asked !== 'report') return drawing.buttons('plain', { label: of_parcel('parcel.report'), act: ask('report') });
    const options = problem_kinds.map((one) => ({ value: one, label: of_parcel(`parcel.kind.${one}`), note: '', chosen: one === kind, disabled: false }));
    const choose = (value: string) => {
      kind = value as ParcelProblem['kind'];
      page.draw();
    };
    drawing.choices('report', { label: of_parcel('parcel.report_title'), several: false, options, act: drawing.name(choose) });
    const send = () => void model.report_parcel(kind).then((told) => told && ask(null)());
    drawing.buttons('second', { label: of_parcel('parcel.keep'), act: ask(null) }, { label: of_parcel('parcel.report_send'), act: send, busy: model.state.working });
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
    if (asked !== 'withdraw') return drawing.buttons('plain', { label: words('withdraw.begin'), act: ask('withdraw') });
    drawing.notice('warn', words('withdraw.sure'));
    const withdraw = () => void model.withdraw().then((told) => told && ask(null)());
    drawing.buttons('second', { label: words('withdraw.keep'), act: ask(null) }, { label: words('withdraw.do'), act: withdraw, busy: working });
  }

  return {
    draw(drawing) {
      const { case: subject, problem, lying } = model.state;
      drawing.title = words('follow.title');
      if (!subject && problem) return draw_problem(drawing, page.program, problem, () => void model.start());
      if (!subject) return drawing.text(words('frame.loading'), 'status');
      const { state, promised_due, booking } = subject;
      drawing.title = pick(subject.service.title, words.language);
      drawing.over = words('follow.number', { number: in_groups(number) });
      drawing.text(words(`state.${state}`), 'status', state_marks[state]);
      drawing.text(words(`now.${state}`, { day: promised_due ? say_day(promised_due, words.language) : '' }));
      for (const { act, title } of lying) drawing.text(words(`outbox.${act.kind}`, { title: pick(title, words.language) }), 'status', 'awaited');
      draw_holder(drawing, subject);
      draw_supplement(drawing, subject);
      draw_decision(drawing, subject);
      draw_parcel(drawing, subject);
      const is_open = ['submitted', 'accepted', 'supplement_requested'].includes(state);
      if (booking && is_open && booking.state !== 'cancelled' && booking.state !== 'expired') {
        drawing.facts(words('follow.visit'), [[words('book.when'), say_instant(booking.from, words.language)]]);
      }
      draw_timeline(drawing, subject);
      if (problem) {
        const { title, detail } = say_problem(problem, words);
        drawing.notice('warn', title, [detail]);
      }
      drawing.buttons('second', { label: words('follow.receipt'), act: () => page.open('receipt', { number }) });
      draw_withdraw(drawing, subject);
    },
    left: () => model.stop(),
  };
}

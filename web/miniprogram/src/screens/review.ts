// The last look: everything that will be sent, each part with the way to change it; then once.

import { is_unknown } from '../../../shared/api/types';
import { pick, say_instant } from '../../../shared/base/text';
import type { Finding, ScreenField, ScreenRow } from '../../../shared/core/shapes';
import { say_problem } from '../../../shared/messages/say';
import type { Words } from '../../../shared/messages/words';
import { pointer_of } from '../../../shared/view/delivery_roles';
import { phone_in } from '../../../shared/view/sign_in';
import { relations } from '../../../shared/view/helper';
import { consent_needed, helping_consent, SubmitModel } from '../../../shared/view/submit';
import type { Drawing } from '../drawing';
import type { Journey, PageControl, Query } from '../frame';
import type { Ready } from '../program';
import { is_statement, short_label } from './fields';
import { draw_held } from './held';
import { on_service } from './service';
import { sign_in, type SignIn } from './sign_in';
import { draw_summary } from './summary';

export function review(page: PageControl, { service = '' }: Query): Journey {
  return on_service(page, service, 'review.title', (ready) => last_look(page, ready), { anew_when_shown: true });
}

export function say_answer(field: ScreenField, words: Words): string {
  const { value, choices, rows } = field;
  const say_row = (row: ScreenRow) => row.fields.map((one) => say_answer(one, words)).filter(Boolean).join(' · ');
  if (rows) return rows.map(say_row).join('；');
  if (typeof value === 'boolean') return words(is_statement(field) ? 'review.agreed' : value ? 'review.yes' : 'review.no');
  const chosen = Array.isArray(value) ? value : [value];
  if (!choices) return chosen.filter((one) => one !== null && typeof one !== 'object').join(words('frame.or'));
  return choices.filter((one) => chosen.includes(one.value)).map(({ label }) => pick(label, words.language)).join(words('trips.and'));
}

function last_look(page: PageControl, { core, service }: Ready): Journey {
  const { words, outbox, drafts, today } = page.program;
  const model = page.follow(new SubmitModel(core, outbox, service, drafts, today()));
  const stop = model.watch();
  let signing_in: SignIn | null = null;
  let led_on = false;
  const say = (text: Parameters<typeof pick>[0]) => pick(text, words.language);
  const material_title = (id: string) => say(service.materials.find((one) => one.id === id)?.title);
  const to = (name: string, query: Query = {}) => () => page.open(name, { service: service.id, ...query });

  function label_of({ field, code }: Finding): string {
    if (code === 'consent_missing' || code === 'helping_missing') return '';
    if (field === '/helper/name') return words('helping.name');
    if (field.startsWith('material:')) return material_title(field.slice(9));
    const shown = model.state.steps.flatMap((step) => step.fields).find(({ pointer }) => pointer === field);
    const id = field.split('/')[1];
    return short_label(shown, words) || say(service.form.steps.flatMap(({ fields }) => fields).find((one) => one.id === id)?.label);
  }

  function mend({ field, code }: Finding): (() => void) | null {
    if (code === 'consent_missing' || code === 'helping_missing' || field === '/helper/name') return null;
    if (field.startsWith('material:')) return to('material', { material: field.slice(9) });
    if (field.startsWith('visit:') || field === '') return to('book');
    const step = service.form.steps.find((one) => one.fields.some(({ id }) => field.split('/')[1] === id));
    return to('fill', step ? { step: step.id } : {});
  }

  function draw_trouble(drawing: Drawing): void {
    const { problem } = model.state;
    if (!problem || is_unknown(problem) || problem.code === 'findings') return;
    const { title, detail } = say_problem(problem, words);
    const other = problem.code === 'slot_taken' ? [{ label: words('book.choose_other'), act: to('book') }] : [];
    drawing.notice('warn', title, [detail], other);
  }

  function draw_parts(drawing: Drawing, may_change: boolean): void {
    const { draft, steps } = model.state;
    const change = (act: () => void) => (may_change ? { label: words('review.change'), act } : undefined);
    for (const { id, title, fields } of steps) {
      const rows = fields.map((field): [string, string] => [short_label(field, words), say_answer(field, words)]);
      const payer = service.delivery?.paid_by;
      const is_mailed = fields.some(({ pointer }) => pointer === pointer_of(service, 'address'));
      if (payer && is_mailed) rows.push([words('paid_by.title'), words(`paid_by.${payer}`)]);
      drawing.facts(say(title), rows, change(to('fill', { step: id })));
    }
    const given = Object.keys(draft.materials).map((id): [string, string] => [material_title(id), words('materials.have')]);
    drawing.facts(words('materials.title'), given, change(to('materials')));
    if (!draft.booking) return;
    drawing.facts(words('follow.visit'), [[words('book.when'), say_instant(draft.booking.from, words.language)]], change(to('book')));
  }

  /** Somebody fills in for the applicant: who that is, and that the applicant has read it and agrees. */
  function draw_helping(drawing: Drawing): void {
    const { helper, consents } = model.state.draft;
    const turn = () => model.help(helper ? null : { name: '', relation: 'child' });
    drawing.tick('helping', { label: words('helping.switch'), chosen: helper !== null, act: turn });
    if (!helper) return;
    const name = (typed: string) => model.help({ ...helper, name: typed });
    drawing.line('/helper/name', { label: words('helping.name'), value: helper.name, type: 'text', act: name });
    const options = relations.map((one) => ({ value: one, label: words(`helping.relation.${one}`), note: '', chosen: one === helper.relation, disabled: false }));
    const choose = (value: string) => model.help({ ...helper, relation: value as typeof helper.relation });
    drawing.choices('relation', { label: words('helping.relation'), several: false, options, act: choose });
    const agreed = consents.includes(helping_consent);
    const agree = () => model.consent(!agreed, helping_consent);
    drawing.tick('/helping', { label: words('helping.consent'), chosen: agreed, act: agree });
  }

  return {
    draw(drawing) {
      const { draft, trips, summary, sending, problem, standing, can_take_back, number } = model.state;
      drawing.title = words('review.title');
      drawing.over = say(service.title);
      if (number && !led_on) {
        led_on = true;
        page.replace('receipt', { number });
      }
      const submit = () => void model.submit().then((sent) => sent ?? page.to_top());
      if (problem?.code === 'sign_in_needed') {
        signing_in ??= sign_in(page, phone_in(service, draft.answers), submit);
        return signing_in.draw(drawing);
      }
      const is_held = standing !== null && !sending;
      if (is_held) draw_held(drawing, words, standing, can_take_back, () => void model.take_back());
      else draw_trouble(drawing);
      draw_summary(drawing, words, summary, label_of, mend);
      const why = trips.visits.map(({ title }) => say(title)).join(words('trips.and')) || words('trips.none');
      drawing.trips(trips.count, words(trips.count === 1 ? 'trips.unit_one' : 'trips.unit'), why);
      draw_parts(drawing, !is_held && !sending);
      if (!is_held && !sending) draw_helping(drawing);
      const agreed = draft.consents.includes(consent_needed);
      drawing.tick('/consent', { label: words('review.consent'), chosen: agreed, act: () => model.consent(!agreed) });
      if (standing === 'doubtful' || standing === 'anothers') return;
      const label = sending ? 'review.sending' : is_held ? (can_take_back ? 'outbox.send' : 'review.send_again') : 'review.send';
      drawing.go_on(words(label), submit, sending);
    },
    left() {
      stop();
      signing_in?.leave();
    },
  };
}

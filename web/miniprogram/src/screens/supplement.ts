// What the one notice asks for, all of it on one page; then once.

import type { Case, Problem } from '../../../shared/api/types';
import { is_unknown } from '../../../shared/api/types';
import { value_at } from '../../../shared/base/pointer';
import { pick, say_day } from '../../../shared/base/text';
import type { Definition, Finding } from '../../../shared/core/shapes';
import { owed_words } from '../../../shared/messages/owed';
import { say_problem } from '../../../shared/messages/say';
import { SupplementModel } from '../../../shared/view/supplement';
import type { Drawing } from '../drawing';
import { draw_problem, type Journey, type PageControl, type Query } from '../frame';
import { ready_for } from '../program';
import { draw_field } from './fields';
import { FileTaker } from './file_taker';
import { draw_held } from './held';
import { draw_summary } from './summary';

export function supplement(page: PageControl, { number = '' }: Query): Journey {
  const { api, words } = page.program;
  let inner: Journey | null = null;
  let problem: Problem | null = null;
  let is_over = false;
  async function load(): Promise<void> {
    problem = null;
    const found = await api.case(number);
    if (found.problem) problem = found.problem;
    else if (found.value.case.state !== 'supplement_requested' && found.value.case.owed.length === 0) is_over = true;
    else {
      const subject = found.value.case;
      const { id, version } = subject.service;
      const [ready, service] = await Promise.all([ready_for(page.program, id), api.service(id, version)]);
      if ('code' in ready) problem = ready;
      else if (service.problem) problem = service.problem;
      else inner = asked_for(page, ready.core, service.value.service, subject);
    }
    page.draw();
  }
  void load();
  return {
    draw(drawing) {
      drawing.title = words('supplement.title');
      if (problem) return draw_problem(drawing, page.program, problem, () => void load());
      if (is_over) return drawing.text(words('supplement.over'));
      if (!inner) return drawing.text(words('frame.loading'), 'status');
      inner.draw(drawing);
    },
    left: () => inner?.left?.(),
  };
}

function asked_for(page: PageControl, core: ConstructorParameters<typeof SupplementModel>[0], service: Definition, subject: Case): Journey {
  const { api, words, outbox, drafts, today } = page.program;
  const model = page.follow(new SupplementModel(core, api, outbox, service, drafts, today(), subject));
  page.follow(model.materials);
  const stop = model.watch();
  const of_owed = owed_words(words.language);
  const takers = new Map(
    model.items.filter(({ kind }) => kind === 'material').map(({ id }) => [id, new FileTaker(page, model.materials, id, () => undefined)]),
  );
  const material_title = (id: string) => pick(service.materials.find((one) => one.id === id)?.title, words.language);
  const answering = {
    words,
    change: (pointer: string, value: unknown) => model.change(pointer, value),
    leave: (pointer: string) => model.leave(pointer),
    findings_of: ({ pointer, findings }: { pointer: string; findings: readonly { code: string; severity: 'error' | 'warn' }[] }) =>
      model.state.shown.has(pointer) ? findings : [],
  };

  function draw_items(drawing: Drawing): void {
    // What is done with a picture has the screen for itself.
    const at_work = model.items.find(({ id }) => takers.get(id)?.is_at_work);
    for (const { kind, id, text } of at_work ? [at_work] : model.items) {
      if (text) drawing.text(words('supplement.clerk', { text }));
      if (kind === 'material') {
        drawing.heading(material_title(id));
        const owed = subject.owed.find((one) => one.id === id);
        if (owed) drawing.text(of_owed(owed.overdue ? 'owed.overdue' : 'owed.by', { day: say_day(owed.due, words.language) }));
        takers.get(id)?.draw(drawing);
        continue;
      }
      const field = model.state.fields[id];
      if (field) draw_field(drawing, field, value_at(model.state.draft.answers, id), answering);
    }
  }

  let is_sent = false;
  return {
    draw(drawing) {
      const { fields, summary, working, problem, standing, can_take_back, sent } = model.state;
      drawing.title = subject.supplement ? words('supplement.title') : of_owed('owed.page');
      drawing.over = pick(service.title, words.language);
      if (sent && !is_sent) {
        is_sent = true;
        page.back();
      }
      const due = subject.supplement?.due;
      if (due) drawing.text(words('follow.supplement_due', { day: say_day(due, words.language) }));
      const is_held = standing !== null && !working;
      if (is_held) draw_held(drawing, words, standing, can_take_back, () => void model.take_back(), 'supplement.doubtful_help');
      if (problem && !(is_held && is_unknown(problem))) {
        const { title, detail } = say_problem(problem, words);
        drawing.notice('warn', title, [detail]);
      }
      const label_of = ({ field }: Finding) => (field.startsWith('material:') ? material_title(field.slice(9)) : pick(fields[field]?.label, words.language));
      draw_summary(drawing, words, summary, label_of, ({ field }) => (fields[field] ? () => page.to_part(field) : null));
      if (standing === null) draw_items(drawing);
      if (standing === 'doubtful' || standing === 'anothers' || [...takers.values()].some(({ is_at_work }) => is_at_work)) return;
      const held_label = words(can_take_back ? 'outbox.send' : 'review.send_again');
      const send = subject.supplement ? words('supplement.send') : of_owed('owed.send');
      const label = working ? words('review.sending') : is_held ? held_label : send;
      drawing.go_on(label, () => void model.send().then((gone) => gone || page.to_top()), working);
    },
    left() {
      stop();
      for (const taker of takers.values()) taker.leave();
    },
  };
}

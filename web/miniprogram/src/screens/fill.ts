// The form, one step after the other on one page: WeChat keeps ten pages, and a form may have more steps.

import { labelled } from '../../../shared/base/labelled';
import { pick, say_time } from '../../../shared/base/text';
import { value_at } from '../../../shared/base/pointer';
import type { Finding } from '../../../shared/core/shapes';
import { say_problem } from '../../../shared/messages/say';
import { pointer_of } from '../../../shared/view/delivery_roles';
import { all_fields, FillModel } from '../../../shared/view/fill';
import { HandoverModel } from '../../../shared/view/handover';
import { phone_in } from '../../../shared/view/sign_in';
import type { Drawing } from '../drawing';
import type { Journey, PageControl, Query } from '../frame';
import type { Ready } from '../program';
import { AddressBook } from './address_book';
import { draw_field, short_label } from './fields';
import { on_service } from './service';
import { sign_in, type SignIn } from './sign_in';
import { draw_summary } from './summary';

export function fill(page: PageControl, { service = '', step }: Query): Journey {
  const at = { step };
  return on_service(page, service, 'fill.title', (ready) => steps(page, ready, at), { anew_when_shown: true });
}

/** `at`: the step that is open, also for when the page shows again. */
function steps(page: PageControl, { core, service }: Ready, at: { step?: string }): Journey {
  const { words, drafts, today } = page.program;
  const open = (step?: string) => page.follow(new FillModel(core, service, drafts, today(), step));
  let model = open(at.step);
  let signing_in: SignIn | null = null;
  const turn_to = (step: string) => {
    at.step = step;
    model = open(step);
    page.draw();
    page.to_top();
  };
  const go_on = () => {
    if (!model.go_on()) return page.to_top();
    const { next } = model.state.screen;
    if (next) turn_to(next);
    else page.open('materials', { service: service.id });
  };

  /** From the address book into the fields that ask where to. */
  const book = new AddressBook(
    page,
    (chosen) => {
      for (const role of ['address', 'receiver', 'phone'] as const) {
        const pointer = pointer_of(service, role);
        if (pointer) model.change(pointer, chosen[role]);
      }
    },
    () => {
      signing_in = sign_in(page, phone_in(service, model.state.draft.answers), () => {
        signing_in?.leave();
        signing_in = null;
        book.load();
        page.draw();
      });
      page.draw();
    },
  );

  function draw_renewal(drawing: Drawing): void {
    const { renewal } = model.state.draft;
    if (!renewal) return;
    const dropped = renewal.dropped.map(({ label, reason, value }) => `${labelled(pick(label, words.language), value, words.language)} ${words(`renewal.${reason}`)}`);
    const asked = renewal.asked.map((label) => pick(label, words.language));
    const lines = [...(dropped.length > 0 ? [words('renewal.dropped'), ...dropped] : []), ...(asked.length > 0 ? [words('renewal.asked'), ...asked] : [])];
    drawing.notice('warn', words('renewal.title'), lines, [{ label: words('renewal.seen'), act: () => model.renewal_seen() }]);
  }

  const handover = page.follow(new HandoverModel(page.program.api, drafts));

  function draw_handover(drawing: Drawing): void {
    const { given, working, problem } = handover.state;
    if (given) drawing.notice('good', given.code, [words('handover.given', { time: say_time(given.expires_at) })]);
    if (problem) drawing.notice('warn', say_problem(problem, words).title, [say_problem(problem, words).detail]);
    drawing.buttons('second', { label: words('handover.give'), act: () => void handover.give(service.id, service.version), busy: working });
  }

  return {
    draw(drawing) {
      if (signing_in) return signing_in.draw(drawing);
      const { screen, draft, summary } = model.state;
      const place = screen.steps.findIndex(({ id }) => id === screen.step);
      const fields = all_fields(screen.fields);
      drawing.title = pick(screen.steps[place]?.title, words.language);
      drawing.over = words('fill.step', { at: place + 1, count: screen.steps.length, service: pick(service.title, words.language) });
      if (draft.helper) drawing.text(words('helping.note'), 'status');
      draw_renewal(drawing);
      const label_of = ({ field }: Finding) => short_label(fields.find(({ pointer }) => pointer === field), words);
      draw_summary(drawing, words, summary, label_of, ({ field }) => () => page.to_part(field));
      const answering = {
        words,
        change: (pointer: string, value: unknown) => model.change(pointer, value),
        leave: (pointer: string) => model.leave(pointer),
        findings_of: (field: (typeof fields)[number]) => model.findings_of(field),
      };
      for (const field of screen.fields) {
        if (field.pointer === pointer_of(service, 'address')) book.draw(drawing);
        draw_field(drawing, field, value_at(draft.answers, field.pointer), answering);
      }
      const { previous } = screen;
      if (previous) drawing.buttons('second', { label: words('frame.back'), act: () => turn_to(previous) });
      draw_handover(drawing);
      drawing.text(words(drafts.lasting ? 'fill.kept' : 'fill.not_kept'), 'quiet');
      drawing.go_on(words('fill.go_on'), go_on);
    },
    left: () => signing_in?.leave(),
  };
}

// The materials by name: what to give, why, and what is spared.

import { say_date } from '../../../shared/base/date';
import { labelled } from '../../../shared/base/labelled';
import { pick, say_day, type Text } from '../../../shared/base/text';
import type { ChecklistItem, CommitmentNotice } from '../../../shared/core/shapes';
import { say_problem } from '../../../shared/messages/say';
import { MaterialsModel } from '../../../shared/view/materials';
import type { Drawing } from '../drawing';
import type { Journey, PageControl, Query } from '../frame';
import type { Ready } from '../program';
import { on_service } from './service';
import { draw_summary } from './summary';

export function materials(page: PageControl, { service = '' }: Query): Journey {
  return on_service(page, service, 'materials.title', (ready) => checklist(page, ready), { anew_when_shown: true });
}

function checklist(page: PageControl, { core, service }: Ready): Journey {
  const { api, words, drafts, today } = page.program;
  const model = page.follow(new MaterialsModel(core, api, service, drafts, today()));
  void model.look_for_known();
  let tried = false;
  const open_notices = new Set<string>();
  const open = (material: string) => () => page.open('material', { service: service.id, material });
  const go_on = () => {
    tried = model.missing().length > 0;
    if (!tried) return page.open('book', { service: service.id });
    page.draw();
    page.to_top();
  };
  const say_late = ({ late }: ChecklistItem): string =>
    late ? words(late.provisional ? 'materials.late_provisional' : 'materials.late', { day: say_day(late.due, words.language), workdays: late.workdays }) : '';

  /** What the office has already, and may use once the applicant agrees. */
  function draw_offer(drawing: Drawing, item: ChecklistItem): void {
    const { trouble } = model.state;
    if (trouble?.material === item.id && trouble.problem) {
      const { title, detail } = say_problem(trouble.problem, words);
      drawing.notice('warn', title, [detail]);
    }
    const offer = model.offer_of(item);
    if (!offer) return;
    const from = { service: pick(offer.service_title as Text, words.language), day: say_date(offer.closed.slice(0, 10), words.language), number: offer.case };
    const use = { label: words('materials.known_use'), act: () => void model.use_earlier(offer) };
    drawing.notice('good', words('materials.known'), [words('materials.known_from', from)], [use]);
  }

  /** Everything that has to be told of a promise that stands for a proof. */
  function draw_commitment(drawing: Drawing, id: string, notice: CommitmentNotice): void {
    const { proof, content, legal_basis, who_may, liability, verification, published, field } = notice;
    const told = { proof, content, legal_basis, who_may, liability };
    const parts = (Object.keys(told) as (keyof typeof told)[]).map((part) => labelled(words(`commitment.${part}`), pick(told[part], words.language), words.language));
    const checked = `${pick(verification.text, words.language)} ${words('commitment.within', { workdays: verification.workdays })}`;
    const made_known = words(published ? 'commitment.is_published' : 'commitment.not_published');
    const lines = [
      ...parts,
      labelled(words('commitment.verification'), checked, words.language),
      labelled(words('commitment.published'), made_known, words.language),
    ];
    drawing.fold(words('commitment.summary'), field ? [...lines, words('commitment.in_form')] : lines, open_notices.has(id), () => {
      if (!open_notices.delete(id)) open_notices.add(id);
      page.draw();
    });
  }

  function draw_spared(drawing: Drawing, item: ChecklistItem): void {
    const { id, title, reason, source, commitment } = item;
    drawing.text(labelled(pick(title, words.language), pick(reason.text, words.language), words.language), 'quiet', 'done');
    if (source?.text) drawing.text(words('materials.source', { source: source.text, day: say_day(source.as_of ?? '', words.language) }), 'quiet');
    drawing.text(say_late(item));
    if (commitment) draw_commitment(drawing, id, commitment);
  }

  /** What offices can find out by themselves, at once, if the applicant agrees. */
  function draw_registers(drawing: Drawing): void {
    const { registers } = model.state;
    if (registers === 'asked') return drawing.text(words('materials.registers_asked'), 'status');
    if (registers === 'out_of_reach') return drawing.text(words('materials.registers_away'), 'status');
    if (registers !== null) {
      const { title, detail } = say_problem(registers, words);
      return drawing.notice('warn', title, [detail]);
    }
    const titles = model.registers_to_ask().map(({ title }) => pick(title, words.language));
    if (titles.length === 0) return;
    drawing.text(words('materials.registers', { materials: titles.join(words('frame.or')) }));
    drawing.buttons('second', { label: words('materials.registers_ask'), act: () => void model.ask_registers() });
  }

  return {
    draw(drawing) {
      const say = (text: Parameters<typeof pick>[0]) => pick(text, words.language);
      const missing = tried ? model.missing() : [];
      drawing.title = words('materials.title');
      drawing.over = say(service.title);
      draw_summary(
        drawing,
        words,
        missing.map(({ id }) => ({ code: 'material.missing', field: `material:${id}`, severity: 'error' })),
        ({ field }) => say(missing.find(({ id }) => field === `material:${id}`)?.title),
        ({ field }) => open(field.slice('material:'.length)),
      );
      if (model.asked_for().length > 0) drawing.heading(words('materials.asked'));
      for (const item of model.asked_for()) {
        const { id, title, reason } = item;
        const given = model.state.draft.materials[id] !== undefined;
        if (!given) draw_offer(drawing, item);
        drawing.card(say(title), [say(reason.text), say_late(item)], {
          mark: given ? 'done' : 'awaited',
          state: words(given ? 'materials.have' : 'materials.lack'),
          button: words(given ? 'materials.replace' : 'materials.give', { material: say(title) }),
          open: open(id),
        });
      }
      drawing.heading(words('materials.spared', { count: model.spared().length }));
      for (const item of model.spared()) draw_spared(drawing, item);
      draw_registers(drawing);
      drawing.go_on(words('fill.go_on'), go_on);
    },
  };
}

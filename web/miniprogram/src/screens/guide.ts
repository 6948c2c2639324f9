// Before starting, one screen: how many trips, what is needed and what is spared, how long, what it costs, what comes
// at the end and how.

import { china_time } from '../../../shared/base/host';
import { labelled } from '../../../shared/base/labelled';
import { pick, say_instant, type Text } from '../../../shared/base/text';
import type { CoreClient } from '../../../shared/core/client';
import type { Definition } from '../../../shared/core/shapes';
import { GuideModel } from '../../../shared/view/find';
import type { Drawing } from '../drawing';
import { draw_problem, type Journey, type PageControl, type Query } from '../frame';

export function guide(page: PageControl, { service: id = '' }: Query): Journey {
  const { api, words, drafts, outbox, today } = page.program;
  const model = page.follow(new GuideModel(api, id));
  const open_folds = new Set<string>();
  let core: CoreClient | null = null;
  void model.load();
  page.program.core().then(
    (loaded) => {
      core = loaded;
      page.draw();
    },
    () => undefined,
  );
  const say = (text: Text | undefined) => pick(text, words.language);
  const fold = (drawing: Drawing, title: string, lines: string[]) =>
    drawing.fold(title, lines, open_folds.has(title), () => {
      if (!open_folds.delete(title)) open_folds.add(title);
      page.draw();
    });

  function draw_needed(drawing: Drawing, service: Definition): void {
    if (!core) return drawing.text(words('frame.loading'), 'quiet');
    const { materials } = core.checklist(service, {}, today());
    const spared = materials.filter((item) => item.spared);
    const asked = materials.filter((item) => !item.spared).map(({ title }) => say(title));
    drawing.facts('', [[words('guide.needed'), asked.join(words('trips.and'))]]);
    drawing.text(words('guide.spared', { count: spared.length }), '', 'done');
    fold(drawing, words('guide.spared_list'), spared.map(({ title, reason }) => labelled(say(title), say(reason.text), words.language)));
  }

  function draw_service(drawing: Drawing, service: Definition): void {
    const { trips, limits, fee, outcome, delivery } = service;
    const visits = service.visits.filter(({ when }) => when === undefined);
    const what = say(trips.title) || visits.map(({ title }) => say(title)).join(words('trips.and'));
    const why = trips.count === 0 ? words('trips.none') : words('trips.only', { what });
    drawing.title = say(service.title);
    drawing.trips(trips.count, words(trips.count === 1 ? 'trips.unit_one' : 'trips.unit'), why, true);
    drawing.text(say(service.summary));
    if (service.visits.length > 0) drawing.buttons('plain', { label: words('plan.open'), act: () => page.open('plan', { service: id }) });
    draw_needed(drawing, service);
    const { halls, agency, kept_at_ms } = model.state;
    if (kept_at_ms !== null) drawing.text(words('frame.kept', { time: say_instant(china_time(kept_at_ms), words.language) }), 'status');
    const where = visits.map(({ hall, title, reason }) => {
      const place = say(halls[hall]?.title) || say(title);
      return say(reason) ? labelled(place, say(reason), words.language) : place;
    });
    const explained = say(limits.explanation);
    const legal = limits.legal_days === undefined ? '' : words('guide.legal', { days: limits.legal_days });
    drawing.facts('', [
      [words('guide.where'), where.join(words('trips.and'))],
      [words('guide.how_long'), `${limits.promised_days === undefined ? '' : words('guide.promised', { days: limits.promised_days })} ${legal} ${explained}`.trim()],
      [words('guide.cost'), say(fee.text)],
      [words('guide.result'), [say(outcome.title), delivery?.mail ? words('guide.mailed') : ''].filter(Boolean).join(' · ')],
      [words('guide.agency'), agency ? say(agency.agency) : ''],
    ]);
    fold(drawing, words('guide.conditions'), service.conditions.map(say));
    for (const { title, text } of service.guidance ?? []) fold(drawing, say(title), [say(text)]);
    const basis = service.legal_basis.map(({ title, article }) => `${say(title)}${article ? ` ${words('guide.article', { article })}` : ''}`);
    fold(drawing, words('guide.basis'), basis);
    if (outbox.find(`submit ${id}`)) return drawing.go_on(words('guide.settle'), () => page.open('review', { service: id }));
    const draft = drafts.open(id, service.version);
    const { step } = draft;
    const begin = () => page.open('fill', { service: id, ...(step ? { step } : {}) });
    const help = () => {
      drafts.change(draft, { helper: { name: '', relation: 'child' } });
      begin();
    };
    if (!draft.helper) drawing.buttons('second', { label: words('helping.begin'), act: help });
    drawing.go_on(words(drafts.has(id) ? 'guide.go_on' : 'guide.begin'), begin);
  }

  return {
    draw(drawing) {
      const { service, problem } = model.state;
      drawing.title = words('guide.title');
      if (problem) return draw_problem(drawing, page.program, problem, () => void model.load());
      if (!service) return drawing.text(words('frame.loading'), 'status');
      draw_service(drawing, service);
    },
  };
}

// The materials by name: what to give, why, and what is spared.

import { pick } from '../../../shared/base/text';
import { MaterialsModel } from '../../../shared/view/materials';
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
  let tried = false;
  const open = (material: string) => () => page.open('material', { service: service.id, material });
  const go_on = () => {
    tried = model.missing().length > 0;
    if (!tried) return page.open('book', { service: service.id });
    page.draw();
    page.to_top();
  };
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
      for (const { id, title, reason } of model.asked_for()) {
        const given = model.state.draft.materials[id] !== undefined;
        drawing.card(say(title), [say(reason.text)], {
          mark: given ? 'done' : 'awaited',
          state: words(given ? 'materials.have' : 'materials.lack'),
          button: words(given ? 'materials.replace' : 'materials.give', { material: say(title) }),
          open: open(id),
        });
      }
      drawing.heading(words('materials.spared', { count: model.spared().length }));
      for (const { title, reason } of model.spared()) drawing.text(`${say(title)}：${say(reason.text)}`, 'quiet', 'done');
      drawing.go_on(words('fill.go_on'), go_on);
    },
  };
}

// One material: what it is for, and the file.

import { pick } from '../../../shared/base/text';
import { MaterialsModel } from '../../../shared/view/materials';
import type { Journey, PageControl, Query } from '../frame';
import { FileTaker } from './file_taker';
import { on_service } from './service';

export function material(page: PageControl, { service: id = '', material = '' }: Query): Journey {
  const { api, words, drafts, today } = page.program;
  return on_service(page, id, 'materials.title', ({ core, service }) => {
    const model = page.follow(new MaterialsModel(core, api, service, drafts, today()));
    const taker = new FileTaker(page, model, material, () => page.back());
    return {
      draw(drawing) {
        const say = (text: Parameters<typeof pick>[0]) => pick(text, words.language);
        const definition = service.materials.find((one) => one.id === material);
        drawing.title = say(definition?.title);
        drawing.over = words('materials.title');
        drawing.text(say(model.state.items.find((one) => one.id === material)?.reason.text));
        for (const check of definition?.clerk_checks ?? []) drawing.text(`· ${say(check)}`, 'quiet');
        taker.draw(drawing);
        if (definition?.legal_basis) drawing.text(words('materials.basis', { basis: say(definition.legal_basis) }), 'quiet');
      },
      left: () => taker.leave(),
    };
  });
}

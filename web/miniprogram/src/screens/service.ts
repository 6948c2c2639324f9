// What the screens of an application have in common: they stand on a service and the core, and say so while these come.

import type { Problem } from '../../../shared/api/types';
import type { MessageKey } from '../../../shared/messages/words';
import type { Drawing } from '../drawing';
import { draw_problem, type Journey, type PageControl } from '../frame';
import { ready_for, type Ready } from '../program';

/** `begin` is called once the service and the core are there, and again by `shown` where the screen asks for it. */
export function on_service(
  page: PageControl,
  id: string,
  title: MessageKey,
  begin: (ready: Ready) => Journey,
  { anew_when_shown = false } = {},
): Journey {
  const { words } = page.program;
  let ready: Ready | null = null;
  let problem: Problem | null = null;
  let inner: Journey | null = null;
  async function load(): Promise<void> {
    problem = null;
    const outcome = await ready_for(page.program, id);
    if ('code' in outcome) problem = outcome;
    else {
      ready = outcome;
      inner = begin(ready);
    }
    page.draw();
  }
  void load();
  return {
    draw(drawing: Drawing) {
      drawing.title = words(title);
      if (problem) return draw_problem(drawing, page.program, problem, () => void load());
      if (!inner) return drawing.text(words('frame.loading'), 'status');
      inner.draw(drawing);
    },
    shown() {
      if (!ready || !anew_when_shown) return inner?.shown?.();
      inner?.left?.();
      inner = begin(ready);
    },
    left: () => inner?.left?.(),
  };
}

// The first page: what can be done here, and how many trips each costs.

import { pick, say_instant } from '../../../shared/base/text';
import { china_time } from '../../../shared/base/host';
import { FindModel } from '../../../shared/view/find';
import type { Drawing } from '../drawing';
import { draw_problem, type Journey, type PageControl } from '../frame';
import { draw_settled } from './lying';

export function find(page: PageControl): Journey {
  const { api, words } = page.program;
  const model = page.follow(new FindModel(api));
  page.follow(page.program.outbox);
  void model.load();
  const say = (text: Parameters<typeof pick>[0]) => pick(text, words.language);
  return {
    draw(drawing: Drawing) {
      const { services, query, found, near, kept_at_ms, problem } = model.state;
      const { waiting, refused, stuck } = page.program.outbox.counts();
      drawing.title = words('find.title');
      drawing.line('search', {
        label: words('find.search'),
        help: words('find.search_help'),
        value: query,
        type: 'text',
        act: (typed) => model.search(typed),
      });
      drawing.buttons('second', { label: words('frame.cases'), act: () => page.open('cases') });
      draw_settled(drawing, page);
      if (waiting > 0) drawing.text(words('outbox.count', { count: waiting }), 'status', 'awaited');
      if (refused > 0) drawing.text(words('outbox.refused_count', { count: refused }), 'status', 'warn');
      if (stuck > 0) drawing.text(words('outbox.stuck_count', { count: stuck }), 'status', 'warn');
      if (kept_at_ms !== null) drawing.text(words('frame.kept', { time: say_instant(china_time(kept_at_ms), words.language) }), 'status');
      if (problem) return draw_problem(drawing, page.program, problem, () => void model.load());
      if (!services) return drawing.text(words('frame.loading'), 'status');
      if (found.length === 0) drawing.text(words('find.nothing'), 'status');
      if (near) drawing.text(words('find.near'));
      for (const { id, title, summary, agency, promised_days, trips } of found) {
        const why = trips.count === 0 ? words('trips.none') : trips.title ? words('trips.only', { what: say(trips.title) }) : say(trips.reason);
        const unit = words(trips.count === 1 ? 'trips.unit_one' : 'trips.unit');
        const promised = promised_days === null ? '' : ` · ${words('find.promised', { days: promised_days })}`;
        drawing.card(say(title), [say(summary), say(agency) + promised], {
          state: `${trips.count} ${unit} · ${why}`,
          open: () => page.open('guide', { service: id }),
        });
      }
      drawing.text(words('find.promise'), 'quiet');
      drawing.buttons('plain', { label: words('plan.open'), act: () => page.open('plan') });
    },
  };
}

// At the hall: the code to show at the door; then one's number, who is before it, and the window that calls.

import { modules_of } from '../../../shared/base/qr';
import { say_problem } from '../../../shared/messages/say';
import { visit_words } from '../../../shared/messages/visits';
import { AtHallModel } from '../../../shared/view/at_hall';
import type { Drawing } from '../drawing';
import type { PageControl } from '../frame';
import { squares } from '../platform/easel';

/** Enough that a code stays sharp on any screen. */
const pixels_of_square = 8;

export class AtHall {
  private readonly model: AtHallModel;
  /** The code as a picture, and of which line of text. */
  private code: { pass: string; path: string } | null = null;

  constructor(
    private readonly page: PageControl,
    booking: string,
  ) {
    const { api, host } = page.program;
    this.model = page.follow(new AtHallModel(api, host.clock, { booking }));
    this.model.watch();
  }

  leave(): void {
    this.model.stop();
  }

  draw(drawing: Drawing): void {
    const { words: frame } = this.page.program;
    const words = visit_words(frame.language);
    const { pass, standing, problem } = this.model.state;
    drawing.heading(words('hall.title'));
    if (problem) {
      const { title, detail } = say_problem(problem, frame);
      drawing.notice('warn', title, [detail]);
    }
    if (standing) {
      const { number, state, window, place } = standing;
      const what = place ? words('hall.ahead', { count: place.ahead, minutes: place.wait_minutes }) : words(`hall.${state}`, { window });
      if (state === 'called') return drawing.notice('good', number, [what]);
      drawing.text(number, 'number', 'awaited');
      return drawing.text(what, 'status');
    }
    if (!pass) return;
    drawing.text(words('hall.show'));
    drawing.picture(this.path_of(pass), 'code', words('hall.code'));
  }

  private path_of(pass: string): string {
    if (this.code?.pass === pass) return this.code.path;
    this.code = { pass, path: '' };
    void modules_of(pass).then(async (rows) => {
      const path = await squares(rows, pixels_of_square);
      if (path === null || this.code?.pass !== pass) return;
      this.code = { pass, path };
      this.page.draw();
    });
    return '';
  }
}

// A form that somebody is filling in, kept parsed and compiled by the core between keystrokes: a change sends one answer
// in and gets what changed on the screen out.

import { CoreError, type Core } from '../../../wasm/loader/loader';
import type { Answers, Definition, Screen, ScreenChanges, ScreenField } from './shapes';

/** The screen with the changes applied, as `form.change` describes it. */
function with_changes(screen: Screen, { changed, shown = [], order, ...rest }: ScreenChanges): Screen {
  const fields = new Map<string, ScreenField>(screen.fields.map((field) => [field.pointer, field]));
  for (const field of shown) fields.set(field.pointer, field);
  for (const members of changed) fields.set(members.pointer, { ...fields.get(members.pointer)!, ...members });
  const pointers = order ?? screen.fields.map(({ pointer }) => pointer);
  return { ...screen, ...rest, fields: pointers.map((pointer) => fields.get(pointer)!) };
}

export class Filling {
  screen: Screen;
  private session: number;

  constructor(
    private readonly core: Core,
    private readonly service: Definition,
    answers: Answers,
    private readonly today: string,
    step?: string,
  ) {
    this.session = this.open(answers);
    this.screen = this.draw(step);
  }

  /** Puts a value in its place; `answers` are all, with it. */
  change(pointer: string, value: unknown, answers: Answers): Screen {
    const { step } = this.screen;
    try {
      const changes: ScreenChanges = this.core.call('form.change', { session: this.session, field: pointer, value });
      this.screen = changes.order?.length === 0 ? this.draw(step) : with_changes(this.screen, changes);
    } catch (error) {
      // Another form was opened meanwhile, or the core knows no such place yet: all answers say it anew.
      if (!(error instanceof CoreError)) throw error;
      this.close();
      this.session = this.open(answers);
      this.screen = this.draw(step);
    }
    return this.screen;
  }

  /** What it kept in the core is let go; a change opens it again. */
  close(): void {
    try {
      this.core.call('form.close', { session: this.session });
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
    }
  }

  private open(answers: Answers): number {
    const { form } = this.service;
    return this.core.call('form.open', { service: form, answers, today: this.today }).session;
  }

  private draw(step?: string): Screen {
    return this.core.call('form.screen', { session: this.session, ...(step ? { step } : {}) });
  }
}

// A page: the screen that its journey draws, drawn anew whenever a model's state is replaced. Only parts that changed
// cross over to the view.

import type { Problem } from '../../shared/api/types';
import type { Model } from '../../shared/base/model';
import { say_problem } from '../../shared/messages/say';
import { changes_of, Drawing, type Act, type Drawn } from './drawing';
import { program, type Program } from './program';

export type Query = Readonly<Record<string, string>>;

export interface PageControl {
  readonly program: Program;
  /** Draws anew whenever this model's state is replaced, for as long as the page stands. */
  follow<Followed extends Model<object>>(model: Followed): Followed;
  draw(): void;
  open(page: string, query?: Query): void;
  /** In the place of this page. */
  replace(page: string, query?: Query): void;
  back(): void;
  /** To the top, where the summary stands. */
  to_top(): void;
  /** To the part of that id, where one stands. */
  to_part(id: string): void;
}

export interface Journey {
  draw(drawing: Drawing): void;
  /** The page shows again after another that was opened from it, which may have changed what it stands on. */
  shown?(): void;
  /** The page is left for good. */
  left?(): void;
}

/** The base of all sizes: rem in the style sheet. WeChat's own scale goes on top (关怀模式 is 1.4 and more). */
const base_px = 16;

function address(page: string, query: Query): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `/pages/${page}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

class Control implements PageControl {
  journey: Journey | null = null;
  private drawn: Drawn | null = null;
  private acts = new Map<string, Act>();
  private shape = '';
  private generation = 0;
  private readonly stops: (() => void)[] = [];
  private has_opened = false;

  constructor(
    readonly program: Program,
    private readonly set: (changes: Record<string, unknown>) => void,
  ) {}

  follow<Followed extends Model<object>>(model: Followed): Followed {
    this.stops.push(model.subscribe(() => this.draw()));
    return model;
  }

  draw(): void {
    if (!this.journey) return;
    let drawing = this.drawing(this.journey);
    // Other acts get other names: a tap on what is shown no more, on its way from the view, does nothing instead of something else.
    if (drawing.shape !== this.shape) {
      this.shape = drawing.shape;
      this.generation += 1;
      // A journey that has come to its end leads on while it draws.
      if (!this.journey) return;
      drawing = this.drawing(this.journey);
    }
    this.acts = drawing.acts;
    const changes = changes_of(this.drawn, drawing.drawn);
    if (drawing.title !== this.drawn?.title) wx.setNavigationBarTitle({ title: drawing.title });
    this.drawn = drawing.drawn;
    if (Object.keys(changes).length > 0) this.set(changes);
  }

  private drawing(journey: Journey): Drawing {
    const drawing = new Drawing('', this.generation);
    journey.draw(drawing);
    return drawing;
  }

  act(name: string, value: string): void {
    this.acts.get(name)?.(value);
  }

  open(page: string, query: Query = {}): void {
    this.has_opened = true;
    // WeChat keeps ten pages; beyond, the next stands in the place of this one.
    wx.navigateTo({ url: address(page, query), fail: () => this.replace(page, query) });
  }

  replace(page: string, query: Query = {}): void {
    wx.redirectTo({ url: address(page, query) });
  }

  back(): void {
    wx.navigateBack({ delta: 1 });
  }

  to_top(): void {
    wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  }

  to_part(id: string): void {
    const at = this.drawn?.parts.findIndex((part) => part.id === id) ?? -1;
    if (at >= 0) wx.pageScrollTo({ selector: `#part${at}`, duration: 0 });
  }

  /** WeChat says so also when it comes back to the front, with this page as it was left. */
  show(): void {
    if (this.has_opened) this.journey?.shown?.();
    this.has_opened = false;
    this.draw();
  }

  leave(): void {
    for (const stop of this.stops) stop();
    this.journey?.left?.();
    this.journey = null;
  }
}

/** What a page says while it has nothing else yet, or when it cannot have it. */
export function draw_problem(drawing: Drawing, { words }: Program, problem: Problem, again: () => void): void {
  const { title, detail } = say_problem(problem, words);
  drawing.notice('warn', title, [detail]);
  drawing.go_on(words('frame.again'), again);
}

/** Of the pages that stand: the same page may stand twice, and data that crosses to the view holds no functions. */
const controls = new WeakMap<object, Control>();

export function journey_page(make: (page: PageControl, query: Query) => Journey): void {
  Page({
    data: { drawn: null as Drawn | null, root_px: `${base_px * (wx.getAppBaseInfo().fontSizeScaleFactor ?? 1)}px` },

    async onLoad(query: Query) {
      const decoded = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, decodeURIComponent(value)]));
      const mine = new Control(await program(), (changes) => this.setData(changes));
      controls.set(this, mine);
      mine.journey = make(mine, decoded);
      mine.draw();
    },

    onShow() {
      controls.get(this)?.show();
    },

    onUnload() {
      controls.get(this)?.leave();
      controls.delete(this);
    },

    on_act({ detail }: { detail: { act: string; value: string } }) {
      controls.get(this)?.act(detail.act, detail.value);
    },

    /** Of a button that asks WeChat for the phone number: without a code where the citizen refused. */
    on_phone({ detail: { code = '' }, currentTarget: { dataset } }: { detail: { code?: string }; currentTarget: { dataset: { act: string } } }) {
      controls.get(this)?.act(dataset.act, code);
    },

    on_main({ currentTarget: { dataset } }: { currentTarget: { dataset: { act: string } } }) {
      controls.get(this)?.act(dataset.act, '');
    },
  });
}

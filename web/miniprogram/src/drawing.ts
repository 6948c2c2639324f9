// A screen as data: a title, parts one below the other, one action at the lower edge. A journey draws it from its view
// model; seventeen components show it and say back which act was meant, and know nothing else.

export type Tone = '' | 'quiet' | 'heading' | 'number' | 'status';
export type Mark = '' | 'done' | 'now' | 'warn' | 'awaited';

export interface Said {
  severity: 'error' | 'warn';
  text: string;
  /** What the answer was probably meant to be, as a button. */
  take?: { label: string; act: string };
}

/** What stands round every way to answer. */
export interface Asked {
  label: string;
  optional: string;
  help: string;
  purpose: string;
  findings: Said[];
  wrong: boolean;
  act: string;
  /** Told when it is left. */
  left: string;
}

export interface Option {
  value: string;
  label: string;
  /** Beside it, quietly. */
  note: string;
  chosen: boolean;
  disabled: boolean;
}

export interface Line {
  label: string;
  act: string;
}

export interface Contents {
  text: { text: string; tone: Tone; mark: Mark };
  trips: { count: number; unit: string; why: string; large: boolean };
  card: { title: string; mark: Mark; state: string; lines: string[]; act: string; button: string };
  facts: { title: string; rows: { name: string; value: string }[]; button: string; act: string };
  fold: { title: string; lines: string[]; open: boolean; act: string };
  notice: { tone: 'warn' | 'good'; title: string; lines: string[]; links: Line[] };
  line: Asked & { value: string; type: string };
  passage: Asked & { value: string; remaining: string };
  choices: Asked & { several: boolean; options: Option[] };
  tick: Asked & { chosen: boolean };
  day: Asked & { value: string; empty: string };
  /** One of many; `labels`, `values` and the place of what is chosen, as WeChat's picker has them. */
  list: Asked & { labels: string[]; values: string[]; at: number; shown: string };
  /** `whole`: what is read out instead, where the label alone does not say of what. */
  buttons: { tone: 'second' | 'plain'; buttons: (Line & { whole: string; busy: boolean })[] };
  sending: { text: string; percent: number };
  /** A picture that a finger works on. `over`: where a head has to be, or what stays of it. */
  cutter: { path: string; ratio: string; style: string; over: '' | 'head' | 'keep'; over_style: string; label: string; act: string };
  picture: { path: string; size: 'wide' | 'small' | 'code'; label: string };
  timeline: { label: string; moments: { title: string; text: string; at: string; mark: Mark; ended: boolean }[] };
}

export type Kind = keyof Contents;
export type Part = { [kind in Kind]: { kind: kind; id: string } & Contents[kind] }[Kind];

export interface Drawn {
  title: string;
  over: string;
  parts: Part[];
  /** `asks`: WeChat is asked for something first, and the act gets its code, or nothing where it was refused. */
  main: (Line & { busy: boolean; asks: '' | 'phone' }) | null;
}

export type Act = (value: string) => void;

const nothing_asked: Asked = { label: '', optional: '', help: '', purpose: '', findings: [], wrong: false, act: '', left: '' };

interface Asks {
  act?: Act;
  left?: Act;
}

/** What an asked part may leave out. */
type Asking<Content extends Asked> = Partial<Omit<Asked, keyof Asks>> & Asks & Omit<Content, keyof Asked>;

export class Drawing {
  readonly acts = new Map<string, Act>();
  readonly parts: Part[] = [];
  title: string;
  over = '';
  private main: Drawn['main'] = null;
  /** What can be done, in order. */
  private readonly labels: string[] = [];

  /** `generation`: of the acts that can be done. */
  constructor(
    title: string,
    private readonly generation = 0,
  ) {
    this.title = title;
  }

  get drawn(): Drawn {
    return { title: this.title, over: this.over, parts: this.parts, main: this.main };
  }

  /** Two drawings of one shape offer the same acts, in the same order. */
  get shape(): string {
    return JSON.stringify([this.parts.map(({ kind, id }) => `${kind} ${id}`), this.labels]);
  }

  /** A name under which a component says that this is meant. A drawing of the same shape and generation gives the same names. */
  name(act: Act, label: string): string {
    const name = `act${this.generation}.${this.labels.length}`;
    this.labels.push(label);
    this.acts.set(name, act);
    return name;
  }

  /** Of a part that asks: named by the part, so that nothing that is typed is lost when other parts come and go. */
  private asking<Content extends Asks>(id: string, { act, left, ...content }: Content) {
    const named = (what: 'act' | 'left', told: Act | undefined) => {
      if (!told) return '';
      this.acts.set(`${what} ${id}`, told);
      return `${what} ${id}`;
    };
    return { ...nothing_asked, ...content, id, act: named('act', act), left: named('left', left) };
  }

  text(text: string, tone: Tone = '', mark: Mark = ''): void {
    if (text) this.put({ kind: 'text', id: '', text, tone, mark });
  }

  heading(text: string): void {
    this.text(text, 'heading');
  }

  trips(count: number, unit: string, why: string, large = false): void {
    this.put({ kind: 'trips', id: '', count, unit, why, large });
  }

  card(title: string, lines: string[], more: { mark?: Mark; state?: string; button?: string; open?: () => void } = {}): void {
    const { mark = '', state = '', button = '', open } = more;
    this.put({ kind: 'card', id: '', title, mark, state, lines: lines.filter(Boolean), act: open ? this.name(open, title) : '', button });
  }

  facts(title: string, rows: [name: string, value: string][], change?: { label: string; act: () => void }): void {
    const shown = rows.filter(([, value]) => value !== '').map(([name, value]) => ({ name, value }));
    this.put({ kind: 'facts', id: '', title, rows: shown, button: change?.label ?? '', act: change ? this.name(change.act, change.label + title) : '' });
  }

  fold(title: string, lines: string[], open: boolean, turn: () => void): void {
    if (lines.length > 0) this.put({ kind: 'fold', id: '', title, lines, open, act: this.name(turn, title) });
  }

  notice(tone: 'warn' | 'good', title: string, lines: string[] = [], links: { label: string; act: () => void }[] = []): void {
    const named = links.map(({ label, act }) => ({ label, act: this.name(act, label) }));
    this.put({ kind: 'notice', id: '', tone, title, lines: lines.filter(Boolean), links: named });
  }

  line(id: string, content: Asking<Contents['line']>): void {
    this.put({ kind: 'line', ...this.asking(id, content) });
  }

  passage(id: string, content: Asking<Contents['passage']>): void {
    this.put({ kind: 'passage', ...this.asking(id, content) });
  }

  choices(id: string, content: Asking<Contents['choices']>): void {
    this.put({ kind: 'choices', ...this.asking(id, content) });
  }

  tick(id: string, content: Asking<Contents['tick']>): void {
    this.put({ kind: 'tick', ...this.asking(id, content) });
  }

  day(id: string, content: Asking<Contents['day']>): void {
    this.put({ kind: 'day', ...this.asking(id, content) });
  }

  list(id: string, content: Partial<Omit<Asked, keyof Asks>> & Asks & { value: string; options: { value: string; label: string }[]; empty: string }): void {
    const { value, options, empty, ...asked } = content;
    const values = options.map((one) => one.value);
    const labels = options.map(({ label }) => label);
    const at = values.indexOf(value);
    this.put({ kind: 'list', ...this.asking(id, asked), labels, values, at: Math.max(0, at), shown: labels[at] ?? empty });
  }

  buttons(tone: 'second' | 'plain', ...buttons: { label: string; whole?: string; act: () => void; busy?: boolean }[]): void {
    const named = buttons.map(({ label, whole = label, act, busy = false }) => ({ label, whole, act: this.name(act, whole), busy }));
    this.put({ kind: 'buttons', id: '', tone, buttons: named });
  }

  sending(text: string, part: number): void {
    this.put({ kind: 'sending', id: '', text, percent: Math.floor(part * 100) });
  }

  /** `moved` gets what the finger did, `hold` or `move`, and where, as parts of the box. */
  cutter(content: Omit<Contents['cutter'], 'act'>, moved: (did: string, x: number, y: number) => void): void {
    const act = (value: string) => {
      const [did = '', x, y] = value.split(' ');
      moved(did, Number(x), Number(y));
    };
    this.put({ kind: 'cutter', ...this.asking('cutter', { ...content, act }) });
  }

  picture(path: string, size: Contents['picture']['size'], label: string): void {
    this.put({ kind: 'picture', id: '', path, size, label });
  }

  timeline(label: string, moments: Contents['timeline']['moments']): void {
    this.put({ kind: 'timeline', id: '', label, moments });
  }

  /** The one action of the screen, at the lower edge. */
  go_on(label: string, act: () => void, busy = false): void {
    this.main = { label, act: this.name(act, label), busy, asks: '' };
  }

  /** The same, with the code that WeChat gives for the citizen's phone number. */
  ask_phone(label: string, act: Act, busy = false): void {
    this.main = { label, act: this.name(act, label), busy, asks: 'phone' };
  }

  private put(part: Part): void {
    this.parts.push({ ...part, id: part.id || `part${this.parts.length}` });
  }
}

/** What has to be set so that the view shows `after`: whole, or by part where the parts are the same ones. */
export function changes_of(before: Drawn | null, after: Drawn): Record<string, unknown> {
  const is_same =
    before?.parts.length === after.parts.length &&
    after.parts.every(({ id, kind }, at) => id === before.parts[at]!.id && kind === before.parts[at]!.kind);
  if (!before || !is_same) return { drawn: after };
  const changes: Record<string, unknown> = {};
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
  after.parts.forEach((part, at) => {
    if (differs(part, before.parts[at])) changes[`drawn.parts[${at}]`] = part;
  });
  for (const member of ['title', 'over', 'main'] as const) {
    if (differs(after[member], before[member])) changes[`drawn.${member}`] = after[member];
  }
  return changes;
}

// Answering a supplement notice in place: exactly the fields and materials it lists, each with the clerk's words; and
// handing in what was still to follow, with a notice or without one.

import type { Api } from '../api/client';
import { is_unknown, type Case, type Problem, type Supplement } from '../api/types';
import { Model } from '../base/model';
import { value_at, with_value_at } from '../base/pointer';
import type { CoreClient } from '../core/client';
import type { Answers, Definition, Finding, ScreenField } from '../core/shapes';
import type { Draft, Drafts } from './draft';
import { all_fields } from './fill';
import { MaterialsModel } from './materials';
import type { Entry, Outbox, Standing } from './outbox';

export type Item = Supplement['items'][number];

export interface SupplementState {
  draft: Draft;
  /** By the item's pointer; a field that the form no longer shows is absent. */
  fields: { [pointer: string]: ScreenField };
  shown: ReadonlySet<string>;
  /** Items still without a sound answer, after a try to send. */
  summary: Finding[];
  tries: number;
  working: boolean;
  problem: Problem | null;
  /** Whether it lies in the outbox: what may have arrived is not changed before that is settled. */
  standing: Exclude<Standing, 'refused'> | null;
  /** It lies there and has not left the device. */
  can_take_back: boolean;
  /** The office has it, whoever sent it: this page or the outbox by itself. */
  sent: boolean;
}

export class SupplementModel extends Model<SupplementState> {
  readonly materials: MaterialsModel;
  /** The notice's, then what is still to follow, of which nobody has said anything. */
  readonly items: readonly Item[];
  /** Those that go out together or not at all. */
  private readonly noticed: readonly Item[];
  /** The one of ours that lay in the outbox last. */
  private watched: string | null = null;

  constructor(
    private readonly core: CoreClient,
    api: Api,
    private readonly outbox: Outbox,
    private readonly service: Definition,
    private readonly drafts: Drafts,
    private readonly today: string,
    private readonly subject: Case,
  ) {
    const key = `supplement.${subject.number}`;
    const draft = drafts.open(service.id, service.version, key);
    const unsettled = { standing: null, can_take_back: false, sent: false };
    super({ draft, fields: {}, shown: new Set(), summary: [], tries: 0, working: false, problem: null, ...unsettled });
    this.noticed = subject.supplement?.items ?? [];
    const is_noticed = (material: string) => this.noticed.some(({ kind, id }) => kind === 'material' && id === material);
    const owed = subject.owed.filter(({ id }) => !is_noticed(id));
    this.items = [...this.noticed, ...owed.map(({ id }): Item => ({ kind: 'material', id, reason_code: '', text: '' }))];
    this.materials = new MaterialsModel(core, api, service, drafts, today, key);
    this.set({ fields: this.look(draft.answers) });
    this.look_at_outbox();
  }

  /** Follows the outbox, which also sends by itself; answers how to stop. */
  watch(): () => void {
    this.look_at_outbox();
    return this.outbox.subscribe(() => this.look_at_outbox());
  }

  change(pointer: string, value: unknown): void {
    if (this.lying_out()) return;
    const answers = with_value_at(this.state.draft.answers, pointer, value === '' ? undefined : value);
    // The materials' model keeps the same draft; what it wrote last must survive.
    const draft = this.drafts.change(this.reopen(), { answers });
    this.set({ draft, fields: this.look(answers) });
    const listed = new Set(this.state.summary.map(({ field }) => field));
    this.set({ summary: this.unanswered().filter(({ field }) => listed.has(field)) });
  }

  leave(pointer: string): void {
    this.set({ shown: new Set([...this.state.shown, pointer]) });
  }

  /** Whether the office has the answer. */
  async send(): Promise<boolean> {
    if (this.state.working) return false;
    // One that may have arrived is settled first, as it was sent.
    const out = this.lying_out();
    const summary = out ? [] : this.unanswered();
    const draft = this.reopen();
    this.set({ draft, summary, problem: null, shown: new Set(this.items.map(({ id }) => id)) });
    if (summary.length > 0) {
      this.set({ tries: this.state.tries + 1 });
      return false;
    }
    this.set({ working: true });
    const { problem } = await this.outbox.send(out ?? (await this.put(draft)));
    this.set({ working: false, problem: problem ?? null, summary: problem?.findings ?? [] });
    this.look_at_outbox();
    return !problem;
  }

  /** It has not left the device, or the citizen found that it did not arrive. */
  async take_back(): Promise<void> {
    const lying = this.outbox.find(this.about);
    if (lying && (await this.outbox.remove(lying.key))) this.set({ problem: null });
    this.look_at_outbox();
  }

  private get about(): string {
    return `supplement ${this.subject.number}`;
  }

  private lying_out(): Entry | null {
    const lying = this.outbox.find(this.about);
    return lying && this.outbox.has_left(lying) ? lying : null;
  }

  /** Also in the place of one that never left: what has been changed since is what goes out. */
  private put(draft: Draft): Promise<Entry> {
    const materials = Object.fromEntries(Object.entries(draft.materials).map(([material, { id }]) => [material, id]));
    const { number, service } = this.subject;
    return this.outbox.put({ kind: 'supplement', number, request: { answers: draft.answers, materials } }, service.title);
  }

  private look_at_outbox(): void {
    const lying = this.outbox.find(this.about);
    if (lying) this.watched = lying.key;
    const standing = lying ? (this.outbox.standing_of(lying) as SupplementState['standing']) : null;
    const sent = !lying && this.outbox.state.settled.some(({ key }) => key === this.watched);
    this.set({ standing, can_take_back: lying !== null && !this.outbox.has_left(lying), sent });
    // The outbox sent it by itself meanwhile, and the server said no.
    const { working, problem, tries } = this.state;
    const refused = this.outbox.refusal_of(this.about);
    const is_news = refused?.key === this.watched && !lying && !working && (!problem || is_unknown(problem));
    if (refused?.refusal && is_news) {
      this.set({ problem: refused.refusal, summary: refused.refusal.findings ?? [], tries: tries + 1 });
    }
  }

  private reopen(): Draft {
    return this.drafts.open(this.service.id, this.service.version, this.state.draft.key);
  }

  private unanswered(): Finding[] {
    const given = Object.keys(this.materials.state.draft.materials);
    // What is to follow may come one by one, but nothing at all is no answer.
    const is_one_given = this.items.some(({ id }) => given.includes(id));
    const asked = this.noticed.length > 0 || is_one_given ? this.noticed : this.items;
    return asked.flatMap(({ kind, id }): Finding[] => {
      if (kind === 'material') {
        const given = this.materials.state.draft.materials[id] !== undefined;
        return given ? [] : [{ code: 'required', field: `material:${id}`, severity: 'error' }];
      }
      if (value_at(this.state.draft.answers, id) === undefined) return [{ code: 'required', field: id, severity: 'error' }];
      const findings = this.state.fields[id]?.findings ?? [];
      return findings.filter(({ severity }) => severity === 'error').map((finding) => ({ ...finding, field: id }));
    });
  }

  /** The fields asked for, as the core shows them with the case's answers as far as this device knows them. */
  private look(changed: Answers): SupplementState['fields'] {
    const kept = this.drafts.submission(this.subject.number).answers ?? this.subject.answers_masked;
    const pointers = this.items.filter(({ kind }) => kind === 'field').map(({ id }) => id);
    const answers = pointers.reduce((all, pointer) => {
      const value = value_at(changed, pointer);
      return value === undefined ? all : with_value_at(all, pointer, value);
    }, kept);
    const steps = this.core.screen(this.service, answers, this.today).steps;
    const fields = steps.flatMap(({ id }) => all_fields(this.core.screen(this.service, answers, this.today, id).fields));
    return Object.fromEntries(fields.filter(({ pointer }) => pointers.includes(pointer)).map((field) => [field.pointer, field]));
  }
}

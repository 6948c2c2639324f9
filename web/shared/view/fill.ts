// Filling in: one step of a form at a time. What is asked, what is required and what is wrong all come from the core;
// this keeps what was entered, and decides only when a finding is shown: once its field has been left, or once the
// citizen has tried to go on. Until the core is here, its first screen stands as the server had it drawn: it takes
// answers, judges none of them, and nobody goes on.

import { Model } from '../base/model';
import { value_at, with_value_at } from '../base/pointer';
import type { CoreClient } from '../core/client';
import type { Filling } from '../core/filling';
import type { Definition, FieldFinding, Finding, Screen, ScreenField } from '../core/shapes';
import type { Draft, Drafts } from './draft';

export interface FillState {
  screen: Screen;
  draft: Draft;
  /** Fields whose findings may be shown. */
  shown: ReadonlySet<string>;
  /** What stands above the form after a try to go on; empty when nothing hinders. */
  summary: Finding[];
  /** Rises with each try that failed, so that a page knows when to move the focus to the summary. */
  tries: number;
  /** Somebody wants to go on, and the core that has to look first is still on its way. */
  held: boolean;
}

/** All fields of a screen, those in the rows of a group after the group. */
export function all_fields(fields: readonly ScreenField[]): ScreenField[] {
  return fields.flatMap((field) => [field, ...(field.rows ?? []).flatMap((row) => all_fields(row.fields))]);
}

const nothing_yet: readonly FieldFinding[] = [];

export class FillModel extends Model<FillState> {
  private filling: Filling | null = null;

  constructor(
    core: CoreClient | null,
    private readonly service: Definition,
    private readonly drafts: Drafts,
    private readonly today: string,
    step?: string,
    first_screen?: Screen,
  ) {
    const draft = drafts.open(service.id, service.version);
    const known = service.form.steps.some(({ id }) => id === step);
    const filling = core?.fill(service, draft.answers, today, known ? step : undefined) ?? null;
    const screen = filling?.screen ?? first_screen!;
    super({ screen, draft: drafts.change(draft, { step: screen.step }), shown: new Set(), summary: [], tries: 0, held: false });
    this.filling = filling;
  }

  /** The core has come: it looks at what was answered meanwhile. Answers whether somebody waited to go on. */
  take_core(core: CoreClient): boolean {
    if (this.filling) return false;
    const { draft, screen, held } = this.state;
    this.filling = core.fill(this.service, draft.answers, this.today, screen.step);
    this.set({ screen: this.filling.screen, held: false });
    return held;
  }

  change(pointer: string, value: unknown): void {
    const given = value === '' ? undefined : value;
    const answers = with_value_at(this.state.draft.answers, pointer, given);
    const screen = this.filling?.change(pointer, given, answers) ?? this.state.screen;
    const draft = this.drafts.change(this.state.draft, { answers });
    // What has been mended leaves the summary at once; nothing new enters it while the citizen types.
    const { summary } = this.state;
    if (summary.length === 0) return this.set({ screen, draft });
    const listed = new Set(summary.map(({ field }) => field));
    this.set({ screen, draft, summary: hindrances(all_fields(screen.fields), draft).filter(({ field }) => listed.has(field)) });
  }

  /** The citizen knows what the new version of the service changed. */
  renewal_seen(): void {
    this.set({ draft: this.drafts.change(this.state.draft, { renewal: null }) });
  }

  leave(pointer: string): void {
    if (!this.state.shown.has(pointer)) this.set({ shown: new Set([...this.state.shown, pointer]) });
  }

  /** The findings to show at a field now; the same list as long as they are the same. */
  findings_of(field: ScreenField): readonly FieldFinding[] {
    return this.filling && this.state.shown.has(field.pointer) ? field.findings : nothing_yet;
  }

  /** Whether the step may be left, or one question of it. Errors hinder; a warning is asked about once and stands if it is
      left as it is. */
  go_on(question?: ScreenField): boolean {
    if (!this.filling) {
      this.set({ held: true });
      return false;
    }
    const { draft, screen } = this.state;
    const asked = all_fields(question ? [question] : screen.fields);
    const summary = hindrances(asked, draft);
    if (summary.length === 0) return true;
    const only_warnings = summary.every(({ severity }) => severity === 'warn');
    const confirmed = only_warnings ? summary.map((finding) => mark_of(finding, draft)) : [];
    this.set({
      shown: new Set([...this.state.shown, ...asked.map(({ pointer }) => pointer)]),
      summary,
      tries: this.state.tries + 1,
      draft: this.drafts.change(draft, { confirmed: [...draft.confirmed, ...confirmed] }),
    });
    return false;
  }
}

/** A confirmed warning counts for the value it was about and no other. */
function mark_of(finding: Finding, draft: Draft): string {
  const value = JSON.stringify(value_at(draft.answers, finding.field)) ?? '';
  return `${finding.code} ${finding.field} ${value}`;
}

function hindrances(fields: readonly ScreenField[], draft: Draft): Finding[] {
  return fields
    .flatMap(({ pointer, findings }) => findings.map((finding) => ({ ...finding, field: pointer })))
    .filter((finding) => finding.severity === 'error' || !draft.confirmed.includes(mark_of(finding, draft)));
}

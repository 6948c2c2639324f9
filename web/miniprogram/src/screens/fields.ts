// A field as the core describes it, drawn as one of the ways to answer. Which one, what is required and what is wrong is
// never decided here.

import { pick } from '../../../shared/base/text';
import type { FieldFinding, ScreenField } from '../../../shared/core/shapes';
import { say_finding } from '../../../shared/messages/say';
import type { Words } from '../../../shared/messages/words';
import type { Asked, Drawing, Said } from '../drawing';

export interface Answering {
  words: Words;
  change(pointer: string, value: unknown): void;
  leave(pointer: string): void;
  findings_of(field: ScreenField): readonly FieldFinding[];
}

/** One box to tick that has to be ticked: its label is what one agrees to. */
export function is_statement(field: ScreenField): boolean {
  return field.widget === 'checkbox' && !field.choices && field.required;
}

/** A field's name in a list: of a statement to agree to, not the whole statement. */
export function short_label(field: ScreenField | undefined, words: Words): string {
  return field && is_statement(field) ? words('review.commitment') : pick(field?.label, words.language);
}

export function say_all(findings: readonly FieldFinding[], words: Words): Said[] {
  return findings.map((finding) => ({ severity: finding.severity, text: say_finding(finding, words) }));
}

/** WeChat's keyboards by what is asked: `idcard` has the X, `digit` the point. */
function keyboard_of({ widget, input_mode, autocomplete }: ScreenField): string {
  if (widget === 'tel' || autocomplete === 'tel') return 'number';
  if (input_mode === 'decimal') return 'digit';
  return widget === 'numeric' || input_mode === 'numeric' ? 'number' : 'text';
}

function asked(drawing: Drawing, field: ScreenField, answering: Answering): Omit<Asked, 'act' | 'left'> & { left: () => void } {
  const { words } = answering;
  const { pointer } = field;
  const findings = answering.findings_of(field);
  const said = findings.map((finding): Said => {
    const { suggestion } = finding;
    const take = suggestion && { label: words('fill.take', { value: suggestion }), act: drawing.name(() => answering.change(pointer, suggestion), words('fill.take', { value: suggestion })) };
    return { severity: finding.severity, text: say_finding(finding, words), ...(take ? { take } : {}) };
  });
  return {
    label: pick(field.label, words.language),
    optional: field.required ? '' : words('fill.optional'),
    help: pick(field.help, words.language),
    purpose: words('fill.purpose', { purpose: pick(field.purpose, words.language) }),
    findings: said,
    wrong: findings.some(({ severity }) => severity === 'error'),
    left: () => answering.leave(pointer),
  };
}

function draw_choices(drawing: Drawing, field: ScreenField, value: unknown, answering: Answering): void {
  const { words } = answering;
  const several = field.widget === 'checkbox';
  const chosen: unknown[] = Array.isArray(value) ? value : [value];
  const yes_no = [
    { value: 'true', label: words('review.yes'), chosen: value === true },
    { value: 'false', label: words('review.no'), chosen: value === false },
  ];
  const of_catalogue = () =>
    (field.choices ?? []).map((one) => ({ value: one.value, label: pick(one.label, words.language), chosen: chosen.includes(one.value) }));
  const options = field.widget === 'yes_no' ? yes_no : of_catalogue();
  const choose = (choice: string) => {
    if (field.widget === 'yes_no') answering.change(field.pointer, choice === 'true');
    else if (!several) answering.change(field.pointer, choice);
    // In the order of the choices, so that the same answer is the same bytes.
    else answering.change(field.pointer, options.filter((one) => (one.value === choice) !== one.chosen).map((one) => one.value));
    answering.leave(field.pointer);
  };
  drawing.choices(field.pointer, {
    ...asked(drawing, field, answering),
    several,
    options: options.map((one) => ({ ...one, note: '', disabled: false })),
    act: choose,
  });
}

/** Rows of the group's own fields, one below the other. */
function draw_group(drawing: Drawing, field: ScreenField, value: unknown, answering: Answering): void {
  const { words } = answering;
  const label = pick(field.label, words.language);
  const entered: unknown[] = Array.isArray(value) ? value : [];
  const rows = field.rows ?? [];
  drawing.heading(label);
  drawing.text(pick(field.help, words.language), 'quiet');
  for (const { text } of say_all(answering.findings_of(field), words)) drawing.text(text, 'status', 'warn');
  rows.forEach((row, at) => {
    drawing.heading(words('fill.row', { label, at: at + 1 }));
    for (const part of row.fields) draw_field(drawing, part, (entered[at] as Record<string, unknown> | undefined)?.[part.id], answering);
    const remove = () => answering.change(field.pointer, entered.filter((_, index) => index !== at));
    drawing.buttons('plain', { label: words('fill.remove_row', { label, at: at + 1 }), act: remove });
  });
  if (rows.length < (field.rows_max ?? Infinity)) {
    drawing.buttons('second', { label: words('fill.add_row', { label }), act: () => answering.change(field.pointer, [...entered, {}]) });
  }
}

export function draw_field(drawing: Drawing, field: ScreenField, value: unknown, answering: Answering): void {
  const { words, change, leave } = answering;
  const { pointer, widget } = field;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (widget === 'group') return draw_group(drawing, field, value, answering);
  if (field.read_only) {
    const choice = field.choices?.find((one) => one.value === field.value);
    return drawing.facts('', [[pick(field.label, words.language), choice ? pick(choice.label, words.language) : String(field.value ?? '')]]);
  }
  if (widget === 'checkbox' && !field.choices) {
    const turn = () => {
      change(pointer, value === true ? undefined : true);
      leave(pointer);
    };
    return drawing.tick(pointer, { ...asked(drawing, field, answering), chosen: value === true, act: turn });
  }
  if (widget === 'yes_no' || field.choices) return draw_choices(drawing, field, value, answering);
  const act = (typed: string) => change(pointer, typed);
  if (widget === 'date') return drawing.day(pointer, { ...asked(drawing, field, answering), value: text, empty: words('fill.choose'), act });
  if (widget !== 'textarea' && widget !== 'address') {
    return drawing.line(pointer, { ...asked(drawing, field, answering), value: text, type: keyboard_of(field), act });
  }
  const left = field.code_points_max === undefined || widget === 'address' ? null : field.code_points_max - [...text].length;
  const remaining = left === null ? '' : left >= 0 ? words('fill.left', { count: left }) : words('fill.too_many', { count: -left });
  drawing.passage(pointer, { ...asked(drawing, field, answering), value: text, remaining, act });
}

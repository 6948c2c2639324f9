// One field of a form, as the core describes it. About a dozen ways to ask; which one, what is required and what is
// wrong is never decided here.

import type { ComponentChildren, JSX } from 'preact';
import { pick } from '../../../shared/base/text';
import { say_finding } from '../../../shared/messages/say';
import type { FieldFinding, ScreenField } from '../../../shared/core/shapes';
import type { Words } from '../../../shared/messages/words';
import { useWords } from '../context';
import { after_press } from '../platform/press';
import { Mark } from './page';

export function element_id(pointer: string): string {
  return `field${pointer.replace(/[^\w]+/g, '-')}`;
}

/** Brings the focus to what a finding is about: a field's control, or the first of its choices. */
export function focus_field(pointer: string): void {
  const id = element_id(pointer);
  const control = document.getElementById(id) ?? document.querySelector<HTMLElement>(`[data-field="${id}"] input`);
  const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
  (control?.closest('.field') ?? control)?.scrollIntoView({ block: 'start', behavior: reduced ? 'auto' : 'smooth' });
  control?.focus({ preventScroll: true });
}

/** One box to tick that has to be ticked: its label is what one agrees to. */
export function is_statement(field: ScreenField): boolean {
  return field.widget === 'checkbox' && !field.choices && field.required;
}

/** A field's name in a list: of a statement to agree to, not the whole statement. */
export function short_label(field: ScreenField | undefined, words: Words): string {
  if (field && is_statement(field)) return words('review.commitment');
  return pick(field?.label, words.language);
}

interface FieldProperties {
  field: ScreenField;
  value: unknown;
  /** What is to be shown now. */
  findings: readonly FieldFinding[];
  /** For the fields in a group's rows. */
  inner?: { change(pointer: string, value: unknown): void; leave(pointer: string): void; findings_of(field: ScreenField): readonly FieldFinding[] };
  change: (value: unknown) => void;
  leave: () => void;
}

function way_of({ widget, read_only, choices }: ScreenField) {
  if (widget === 'group') return Group;
  if (read_only) return Computed;
  if (widget === 'yes_no') return YesOrNo;
  if (widget === 'radio' || widget === 'checkbox') return choices ? Choices : Confirmation;
  return OneControl;
}

export function Field(given: FieldProperties) {
  const Way = way_of(given.field);
  return <Way {...given} leave={() => after_press(given.leave)} />;
}

function described_by(id: string, field: ScreenField, findings: readonly FieldFinding[]): string {
  return [field.help && `${id}-help`, `${id}-purpose`, findings.length > 0 && `${id}-finding`].filter(Boolean).join(' ');
}

function Explained({ id, field }: { id: string; field: ScreenField }) {
  const words = useWords();
  return (
    <>
      {field.help && (
        <p class="help" id={`${id}-help`}>
          {pick(field.help, words.language)}
        </p>
      )}
      <p class="purpose" id={`${id}-purpose`}>
        {words('fill.purpose', { purpose: pick(field.purpose, words.language) })}
      </p>
    </>
  );
}

interface FindingsProperties {
  id: string;
  findings: readonly FieldFinding[];
  /** Takes a suggestion over. */
  take?: (value: string) => void;
}

/** Always there, so that what appears in it is read out. */
export function Findings({ id, findings, take }: FindingsProperties) {
  const words = useWords();
  return (
    <div class="findings" id={`${id}-finding`} aria-live="polite">
      {findings.map((finding) => (
        <p key={finding.code} class={finding.severity}>
          <Mark kind="warn" />
          <span>
            <span class="unseen">{words(finding.severity === 'error' ? 'fill.error' : 'fill.warning')}</span>
            {say_finding(finding, words)}
            {finding.suggestion && take && (
              <button type="button" class="plain" onClick={() => take(finding.suggestion!)}>
                {words('fill.take', { value: finding.suggestion })}
              </button>
            )}
          </span>
        </p>
      ))}
    </div>
  );
}

function Label({ field, children }: { field: ScreenField; children?: ComponentChildren }) {
  const words = useWords();
  return (
    <>
      {pick(field.label, words.language)}
      {!field.required && <span class="optional">{words('fill.optional')}</span>}
      {children}
    </>
  );
}

export function has_error(findings: readonly FieldFinding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

function OneControl({ field, value, findings, change, leave }: FieldProperties) {
  const words = useWords();
  const id = element_id(field.pointer);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const shared = {
    id,
    name: field.id,
    value: text,
    'aria-describedby': described_by(id, field, findings),
    'aria-invalid': has_error(findings),
    'aria-required': field.required,
    autocomplete: field.autocomplete,
    onBlur: leave,
  };
  const entered = (event: JSX.TargetedEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
    change(event.currentTarget.value);

  let control: JSX.Element;
  if (field.widget === 'select') {
    control = (
      <select {...shared} onChange={entered}>
        <option value="">{words('fill.choose')}</option>
        {field.choices?.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {pick(choice.label, words.language)}
          </option>
        ))}
      </select>
    );
  } else if (field.widget === 'textarea' || field.widget === 'address') {
    control = <textarea {...shared} rows={field.widget === 'address' ? 2 : 6} onInput={entered} />;
  } else {
    const type = field.widget === 'tel' || field.widget === 'date' ? field.widget : 'text';
    const input_mode = field.input_mode ?? (field.widget === 'numeric' ? 'numeric' : undefined);
    control = (
      <input
        {...shared}
        type={type}
        inputMode={input_mode as JSX.HTMLAttributes['inputMode']}
        autocapitalize="off"
        spellcheck={false}
        onInput={entered}
      />
    );
  }
  return (
    <div class={has_error(findings) ? 'field wrong' : 'field'}>
      <label for={id}>
        <Label field={field} />
      </label>
      <Explained id={id} field={field} />
      <Findings id={id} findings={findings} take={change} />
      {control}
      {field.widget === 'textarea' && field.code_points_max !== undefined && (
        <Remaining text={text} most={field.code_points_max} />
      )}
    </div>
  );
}

function Remaining({ text, most }: { text: string; most: number }) {
  const words = useWords();
  const left = most - [...text].length;
  return (
    <p class={left < 0 ? 'remaining over' : 'remaining'}>
      {left >= 0 ? words('fill.left', { count: left }) : words('fill.too_many', { count: -left })}
    </p>
  );
}

interface OneOf {
  value: string;
  label: string;
  chosen: boolean;
}

/** Boxes or buttons under a question, with one frame, one name and one place for what is wrong. */
function Options({ field, findings, leave, type, options, choose }: FieldProperties & {
  type: 'radio' | 'checkbox';
  options: readonly OneOf[];
  choose(value: string, checked: boolean): void;
}) {
  const id = element_id(field.pointer);
  return (
    <fieldset
      class={has_error(findings) ? 'field wrong' : 'field'}
      data-field={id}
      aria-describedby={described_by(id, field, findings)}
      onFocusOut={(event) => {
        const next = (event as FocusEvent).relatedTarget as Node | null;
        if (!event.currentTarget.contains(next)) leave();
      }}
    >
      <legend>
        <Label field={field} />
      </legend>
      <Explained id={id} field={field} />
      <Findings id={id} findings={findings} />
      <div class={options.length > 8 ? 'choices many' : 'choices'}>
        {options.map(({ value, label, chosen }) => (
          <label key={value} class="choice">
            <input type={type} name={id} value={value} checked={chosen} onChange={(event) => choose(value, event.currentTarget.checked)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Choices(properties: FieldProperties) {
  const { field, value, change } = properties;
  const words = useWords();
  const several = field.widget === 'checkbox';
  const chosen: unknown[] = Array.isArray(value) ? value : [value];
  const options = (field.choices ?? []).map((one) => ({ value: one.value, label: pick(one.label, words.language), chosen: chosen.includes(one.value) }));
  const choose = (choice: string, checked: boolean) => {
    if (!several) change(choice);
    // In the order of the choices, so that the same answer is the same bytes.
    else change(options.filter((one) => (one.value === choice ? checked : one.chosen)).map((one) => one.value));
  };
  return <Options {...properties} type={several ? 'checkbox' : 'radio'} options={options} choose={choose} />;
}

/** A question to which "no" is an answer too. */
function YesOrNo(properties: FieldProperties) {
  const words = useWords();
  const options = [
    { value: 'true', label: words('review.yes'), chosen: properties.value === true },
    { value: 'false', label: words('review.no'), chosen: properties.value === false },
  ];
  return <Options {...properties} type="radio" options={options} choose={(value) => properties.change(value === 'true')} />;
}

/** A statement to agree to: its label is the statement. */
function Confirmation({ field, value, findings, change, leave }: FieldProperties) {
  const words = useWords();
  const id = element_id(field.pointer);
  return (
    <div class={has_error(findings) ? 'field wrong' : 'field'}>
      <Findings id={id} findings={findings} />
      <label class="choice statement">
        <input
          type="checkbox"
          id={id}
          name={id}
          checked={value === true}
          aria-describedby={described_by(id, field, findings)}
          aria-invalid={has_error(findings)}
          aria-required={field.required}
          onChange={(event) => change(event.currentTarget.checked ? true : undefined)}
          onBlur={leave}
        />
        <span>{pick(field.label, words.language)}</span>
      </label>
      <Explained id={id} field={field} />
    </div>
  );
}

/** Rows of the group's own fields. */
function Group({ field, value, findings, change, inner }: FieldProperties) {
  const words = useWords();
  const id = element_id(field.pointer);
  const label = pick(field.label, words.language);
  const rows = field.rows ?? [];
  const entered: unknown[] = Array.isArray(value) ? value : [];
  return (
    <fieldset class={has_error(findings) ? 'field wrong' : 'field'} data-field={id}>
      <legend>
        <Label field={field} />
      </legend>
      <Explained id={id} field={field} />
      <Findings id={id} findings={findings} />
      {rows.map((row, at) => (
        <fieldset key={row.pointer} class="row">
          <legend>{words('fill.row', { label, at: at + 1 })}</legend>
          {row.fields.map((part) => (
            <Field
              key={part.pointer}
              field={part}
              value={(entered[at] as { [name: string]: unknown } | undefined)?.[part.id]}
              findings={inner?.findings_of(part) ?? []}
              change={(one) => inner?.change(part.pointer, one)}
              leave={() => inner?.leave(part.pointer)}
            />
          ))}
          <button type="button" class="plain" onClick={() => change(entered.filter((_, index) => index !== at))}>
            {words('fill.remove_row', { label, at: at + 1 })}
          </button>
        </fieldset>
      ))}
      {rows.length < (field.rows_max ?? Infinity) && (
        <button type="button" class="second" onClick={() => change([...entered, {}])}>
          {words('fill.add_row', { label })}
        </button>
      )}
    </fieldset>
  );
}

/** What the form works out itself: shown, not asked. */
function Computed({ field }: FieldProperties) {
  const words = useWords();
  const choice = field.choices?.find((one) => one.value === field.value);
  return (
    <div class="field">
      <p class="label">{pick(field.label, words.language)}</p>
      <p>
        <output id={element_id(field.pointer)}>{choice ? pick(choice.label, words.language) : String(field.value ?? '')}</output>
      </p>
    </div>
  );
}

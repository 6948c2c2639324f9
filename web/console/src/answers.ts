// A case's answers by the labels of the form they were given to: what a clerk reads.

import { pick, type Language, type Text } from '../../shared/base/text';
import { say } from './words';

export interface AnsweredField {
  pointer: string;
  label: string;
  value: string;
}

interface FormField {
  id: string;
  label: Text;
  choices?: { value: unknown; label: Text }[];
  /** Of a group's rows. */
  fields?: FormField[];
}
interface Form {
  steps?: { fields: FormField[] }[];
}

function said(field: FormField, value: unknown, language: Language): string {
  const choice = field.choices?.find((one) => one.value === value);
  if (choice) return pick(choice.label, language);
  if (typeof value === 'boolean') return say(language, value ? 'yes' : 'no');
  const inner = field.fields;
  if (inner && Array.isArray(value)) return value.map((row) => said_row(inner, row as Record<string, unknown>, language)).join('；');
  if (Array.isArray(value)) return value.map((one) => said(field, one, language)).join('；');
  return String(value);
}

function said_row(fields: FormField[], row: Record<string, unknown>, language: Language): string {
  return fields
    .filter(({ id }) => row[id] !== undefined && row[id] !== null)
    .map((field) => said(field, row[field.id], language))
    .join(' · ');
}

/** In the form's order; what was not asked or not answered is left out. */
export function answered_fields(form: object, answers: Record<string, unknown>, language: Language): AnsweredField[] {
  return ((form as Form).steps ?? [])
    .flatMap((step) => step.fields)
    .filter((field) => answers[field.id] !== undefined && answers[field.id] !== null)
    .map((field) => ({ pointer: `/${field.id}`, label: pick(field.label, language), value: said(field, answers[field.id], language) }));
}

// What the core's operations take and answer, as core/wire/README.md documents them, and the parts of a service's
// definition (catalog/services/*.json) that pages show.

import type { Text } from '../base/text';

export interface Finding {
  code: string;
  /** JSON Pointer into the answers, `material:ID`, or empty for the whole. */
  field: string;
  severity: 'error' | 'warn';
  /** The catalogue's own words, where a rule of the service speaks. */
  message?: Text;
  /** What the answer was probably meant to be; put in only when somebody says so. */
  suggestion?: string;
}

export type Answers = { [field: string]: unknown };

export type Widget =
  | 'text'
  | 'tel'
  | 'numeric'
  | 'date'
  | 'select'
  | 'radio'
  | 'yes_no'
  | 'checkbox'
  | 'textarea'
  | 'address'
  | 'group';

export interface Choice {
  value: string;
  label: Text;
}

/** At a field: its place is the field's. */
export type FieldFinding = Omit<Finding, 'field'>;

export interface ScreenColumn {
  id: string;
  widget: Widget;
  label: Text;
  help?: Text;
  required: boolean;
  choices?: Choice[];
  autocomplete?: string;
  input_mode?: string;
  code_points_max?: number;
  purpose: Text;
  sensitivity: 'plain' | 'personal' | 'sensitive';
}

export interface ScreenRow {
  pointer: string;
  fields: ScreenField[];
}

export interface ScreenField extends ScreenColumn {
  pointer: string;
  /** What was typed, or null. */
  value: unknown;
  findings: FieldFinding[];
  /** Computed by the form itself. */
  read_only?: boolean;
  /** Of a group. */
  rows?: ScreenRow[];
  rows_min?: number;
  rows_max?: number;
  columns?: ScreenColumn[];
}

export interface ScreenStep {
  id: string;
  title: Text;
  /** `complete` if nothing on it stands in the way of sending it. */
  state: string;
}

export interface Screen {
  step: string;
  previous: string | null;
  next: string | null;
  steps: ScreenStep[];
  fields: ScreenField[];
  /** Of the whole form. */
  findings: Finding[];
}

/** What a change did to the screen that was shown. */
export interface ScreenChanges extends Partial<Pick<Screen, 'previous' | 'next' | 'steps' | 'findings'>> {
  step: string;
  /** Fields that stayed, with the members to replace. */
  changed: (Partial<ScreenField> & { pointer: string })[];
  /** Fields that came, whole; then `order` names all that show. */
  shown?: ScreenField[];
  order?: string[];
}

/** Why an answer of an earlier version has no place any more. */
export type DropReason = 'field_gone' | 'computed' | 'type_changed' | 'choice_gone' | 'rows_many' | 'answered_twice';

/** A draft carried over to another version of its form. */
export interface Rebased {
  version: number;
  answers: Answers;
  kept: { from: string; to: string }[];
  dropped: { from: string; reason: DropReason; value: unknown }[];
  /** Pointers of the questions that show now and were not asked before. */
  new: string[];
}

/** A material that the answers call for. */
export interface ChecklistItem {
  id: string;
  title: Text;
  necessity: 'required' | 'optional' | 'later';
  obtain: string;
  /** The citizen need not hand it in. */
  spared: boolean;
  reason: { text: Text };
  legal_basis: Text | null;
  copies: number;
  accept: Accept | null;
  /** Until when it may follow; provisional while the holidays of that time are not published. */
  late?: { workdays: number; due: string; provisional: boolean };
  /** A promise in its place: everything that has to be told before it is given. */
  commitment?: CommitmentNotice;
  /** Where it comes from, and as of when, once that is known. */
  source?: { text?: string; as_of?: string; certificate?: string };
  /** Better ways that are not open, and why. */
  passed_over?: { by: string; why: string }[];
}

/** 告知承诺: what is promised instead of which proof, on what law, and what comes of a promise that is not true. */
export interface CommitmentNotice {
  template_version: number;
  proof: Text;
  content: Text;
  legal_basis: Text;
  who_may: Text;
  liability: Text;
  verification: { by: string[]; workdays: number; text: Text };
  published: boolean;
  /** The answer of the form that gives it, as JSON Pointer. */
  field?: string;
}

/** What is known of an applicant beside the answers; nothing of it is used without consent. */
export interface Holdings {
  registry?: { material: string; register: string; outcome: string; source: string; as_of: string; consent: boolean }[];
  earlier?: { standard: string; case: string; closed: string; sha256: string; consent: boolean }[];
  certificates?: { id: string; type: string; status: string; consent: boolean; values: object }[];
}

/** What the answers lead to: how often somebody has to come, and what for. */
export interface Trips {
  count: number;
  visits: Visit[];
}

export interface Checklist {
  materials: ChecklistItem[];
  trips: Trips;
}

export interface Accept {
  kinds: string[];
  size_bytes_min?: number;
  size_bytes_max?: number;
  width_min?: number;
  width_max?: number;
  height_min?: number;
  height_max?: number;
  ratio?: [number, number];
  pages_max?: number;
  image?: { of?: 'document' | 'portrait' | 'anything'; photo?: PhotoSpec };
}

/** Where the head has to be, from and to, in permille of the photo's width or height. */
export interface PhotoSpec {
  head_top?: [number, number];
  head_width?: [number, number];
  head_height?: [number, number];
}

/** Of a service that is applied for together with others: the lead lists them, they name it. */
export interface BundleDefinition {
  title?: Text;
  summary?: Text;
  services?: string[];
  lead?: string;
}

export interface MaterialDefinition {
  id: string;
  title: Text;
  necessity: string;
  copies: number;
  legal_basis?: Text;
  standard?: string;
  obtain?: { by: string; register?: string; certificate?: string }[];
  accept?: Accept;
  photo_spec?: string;
  clerk_checks?: Text[];
}

export interface Visit {
  id: string;
  title: Text;
  hall: string;
  /** Other halls that do the same: a visit there counts as well. */
  also_at?: string[];
  service: string;
  booking: 'required' | 'none' | string;
  reason: Text;
  when?: unknown;
}

/** What the form of a definition asks, as far as pages name it. */
export interface FormField {
  id: string;
  label: Text;
  /** Of a group's rows. */
  fields?: FormField[];
}

export interface Definition {
  id: string;
  version: number;
  title: Text;
  summary: Text;
  agency: string;
  legal_basis: { title: Text; article?: string }[];
  limits: {
    legal_days?: number;
    legal_unit?: string;
    promised_days?: number;
    promised_unit?: string;
    explanation?: Text;
  };
  /** `title`: what the trips are for, in a word; `usual_count`: what it took before. */
  trips: { count: number; title?: Text; reason?: Text; usual_count?: number };
  fee: { charged: boolean; text: Text };
  outcome: { kind: string; title: Text };
  conditions: Text[];
  /** Where in the answers the applicant's own facts stand, as JSON Pointers. */
  applicant?: { mobile?: string };
  form: { version: number; steps: { id: string; title: Text; fields: FormField[] }[] };
  bundle?: BundleDefinition;
  materials: MaterialDefinition[];
  visits: Visit[];
  /** `mail`: the answer with which the outcome is mailed; where in the answers stands where to, the first place counts. */
  delivery?: { mail?: string; mode?: string; paid_by?: 'state' | 'on_delivery' | 'oneself' } & { [role in 'address' | 'receiver' | 'phone']?: string | string[] };
  guidance?: { id: string; title: Text; text: Text }[];
}

export interface Hall {
  id: string;
  title: Text;
  address: Text;
  phone?: string;
  /** China's where it is not there. */
  utc_offset_minutes?: number;
}

/** The office's signed word of what it received and when. */
export interface Receipt {
  type: string;
  case_number: string;
  service: string;
  service_version: number;
  received_at: string;
  /** SHA-256 of the content, in hexadecimal. */
  content_hash: string;
  key_id: string;
  signature: string;
}

/** What a receipt's `content_hash` covers. */
export interface ReceiptContent {
  answers: Answers;
  materials: { [material: string]: string };
  booking: unknown;
  service: string;
  service_version: number;
}

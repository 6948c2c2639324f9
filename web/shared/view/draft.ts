// The draft: everything a citizen has entered for one service, kept on the device after every change until the case
// has been submitted; and, afterwards, what was submitted, so that the receipt can be checked against it.

import type { Shelf } from '../base/host';
import type { Booking, HeldCertificate, Helper, RegisterAnswer, Upload } from '../api/types';
import type { Answers, Definition, Holdings } from '../core/shapes';
import type { Renewal } from './renew';

export interface Draft {
  /** The service's id for an application; another name for what is added to a case later. */
  key: string;
  service: string;
  service_version: number;
  answers: Answers;
  /** The uploads by material. */
  materials: { [material: string]: Upload };
  booking: Booking | null;
  /** The hall, and the time if one was planned there, that the booking begins with. */
  planned: { hall: string; service: string; slot: string | null } | null;
  /** What its visit is for, as the hall names it, once somebody looked for a slot. */
  visit_service: string | null;
  /** The step that was open last. */
  step: string | null;
  /** Warnings the citizen has seen and let stand, as `code field value`. */
  confirmed: string[];
  consents: string[];
  /** Who fills it in, where that is not the applicant. */
  helper: Helper | null;
  /** What registers said once the applicant agreed to their being asked. */
  registry: RegisterAnswer[];
  /** What the applicant holds from earlier cases, and whether they agreed to its being used. */
  certificates: (HeldCertificate & { consent: boolean })[];
  /** What a new version of the service changed, until the citizen has seen it. */
  renewal: Renewal | null;
}

/** What is known beside the answers; a register that was out of reach counts as not asked. */
export function holdings_of({ registry, certificates }: Draft): Holdings {
  const told = registry.filter(({ outcome }) => outcome !== 'unavailable');
  return {
    registry: told.map(({ material, register, outcome, source, as_of }) => {
      return { material, register, outcome, source: source ?? register, as_of: as_of ?? '', consent: true };
    }),
    certificates: certificates.map(({ id, type, status, consent, values }) => ({ id, type, status, consent, values })),
  };
}

const draft_key = (key: string) => `draft.${key}`;
const form_key = (key: string) => `form.${key}`;
const submitted_key = (number: string) => `submitted.${number}`;

function empty_draft(key: string, service: string, service_version: number): Draft {
  return {
    key,
    service,
    service_version,
    answers: {},
    materials: {},
    booking: null,
    planned: null,
    visit_service: null,
    step: null,
    confirmed: [],
    consents: [],
    helper: null,
    registry: [],
    certificates: [],
    renewal: null,
  };
}

/** A text on the shelf that is no draft (another version of the page wrote it) counts as none. */
function read_object<Value>(shelf: Shelf, key: string): Partial<Value> | null {
  try {
    const value = JSON.parse(shelf.read(key) ?? 'null');
    return value !== null && typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

export class Drafts {
  constructor(private readonly shelf: Shelf) {}

  /** The draft as it was left; a new version of the service is what renew.ts brings it to. */
  open(service: string, service_version: number, key = service): Draft {
    const kept = read_object<Draft>(this.shelf, draft_key(key));
    return { ...empty_draft(key, service, service_version), ...kept, key, service, service_version };
  }

  /** The version of the service that a draft is of; null if there is no draft. */
  version_of(key: string): number | null {
    return read_object<Draft>(this.shelf, draft_key(key))?.service_version ?? null;
  }

  /** The form that a draft's answers were given to, if it was kept. */
  form_of(key: string): Definition['form'] | null {
    return read_object<Definition['form']>(this.shelf, form_key(key)) as Definition['form'] | null;
  }

  keep_form(key: string, form: Definition['form']): void {
    this.shelf.write(form_key(key), JSON.stringify(form));
  }

  /** The draft that somebody looked for a slot with. */
  looking_for(visit_service: string): Draft | null {
    for (const kept of this.shelf.keys(draft_key(''))) {
      const draft = read_object<Draft>(this.shelf, kept);
      if (draft?.visit_service === visit_service && draft.service && draft.service_version) {
        return this.open(draft.service, draft.service_version, draft.key);
      }
    }
    return null;
  }

  /** Whether anything was entered: a form that was only looked at begins anew. */
  has(key: string): boolean {
    const draft = read_object<Draft>(this.shelf, draft_key(key));
    if (draft?.planned || draft?.booking || draft?.helper) return true;
    return Object.keys({ ...draft?.answers, ...draft?.materials }).length > 0;
  }

  /** Onto the draft as it lies here: a page that still stands below another may hold an older one. */
  change(draft: Draft, change: Partial<Draft>): Draft {
    const lying = this.open(draft.service, draft.service_version, draft.key);
    const changed = { ...lying, ...change };
    // What a register said was said of other answers, and who holds a certificate may be another applicant.
    const are_others = change.answers && JSON.stringify(change.answers) !== JSON.stringify(lying.answers);
    if (are_others && !change.registry) changed.registry = [];
    if (are_others && !change.certificates) changed.certificates = [];
    this.shelf.write(draft_key(draft.key), JSON.stringify(changed));
    return changed;
  }

  discard(key: string): void {
    this.shelf.remove(draft_key(key));
    this.shelf.remove(form_key(key));
  }

  get lasting(): boolean {
    return this.shelf.lasting;
  }

  /** Moves a draft to what was submitted under `number`, with the code that opens the case elsewhere. */
  submitted(key: string, answers: Answers, number: string, query_code: string): void {
    this.shelf.write(submitted_key(number), JSON.stringify({ answers, query_code }));
    this.discard(key);
  }

  submission(number: string): { answers?: Answers; query_code?: string } {
    return read_object<{ answers: Answers; query_code: string }>(this.shelf, submitted_key(number)) ?? {};
  }
}

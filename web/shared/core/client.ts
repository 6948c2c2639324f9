// The core's operations by name and shape. A page asks these and nothing else about what is right.

import { CoreError, type Core } from '../../../wasm/loader/loader';
import { holdings_of, type Draft } from '../view/draft';
import { Filling } from './filling';
import type {
  Accept,
  Answers,
  Checklist,
  Definition,
  FieldFinding,
  Finding,
  Holdings,
  Rebased,
  Screen,
} from './shapes';

export interface Inspection {
  /** By content, not by name: `jpeg`, `pdf`, … or `unknown`. */
  kind: string;
  size_bytes: number;
  /** Of an image as it is shown. */
  width: number | null;
  height: number | null;
  sha256: string | null;
  /** What was measured in a picture of a page; `skew` in tenths of a degree, clockwise. */
  image?: { skew: number | null };
  /** What was measured in a small photo of somebody, in permille: of the heads the least and the most. */
  portrait?: { heads: number; head_top: [number, number] | null; head_width: [number, number] | null };
  findings: FieldFinding[];
}

export interface SubmissionReport {
  verdict: 'pass' | 'fail';
  findings: Finding[];
  /** Normalised: what is visible and not empty, as it will be kept. */
  answers: Answers;
  /** Pointers of what was answered and then hidden. */
  dropped: string[];
}

/** A stretch of a file, or bytes in hexadecimal that were not in it. */
type Part = { from: number; to: number } | { bytes: string };

function put_together(file: Uint8Array, parts: Part[]): Uint8Array {
  const pieces = parts.map((part) =>
    'bytes' in part
      ? Uint8Array.from(part.bytes.match(/../g) ?? [], (digits) => parseInt(digits, 16))
      : file.subarray(part.from, part.to),
  );
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** What somebody says about a file. */
export interface Claim {
  name: string;
  claimed_type: string;
}

export class CoreClient {
  // A definition is written out once and not at every keystroke.
  private readonly texts = new WeakMap<object, string>();
  private filling: Filling | null = null;

  /** `vision` looks at files and is fetched when the first one is offered. */
  constructor(
    private readonly core: Core,
    private readonly vision: () => Promise<Core>,
  ) {}

  screen(service: Definition, answers: Answers, today: string, step?: string): Screen {
    return this.ask('form.screen', service.form, { answers, today, ...(step ? { step } : {}) });
  }

  /** `before` is the form that the answers were given to, if it is known. */
  rebase(service: Definition, before: Definition['form'] | null, answers: Answers, today: string): Rebased {
    return this.ask('form.rebase', service.form, { answers, today, ...(before ? { before } : {}) });
  }

  /** Opens a form to be filled in. One at a time: who opens the next lets go of the one before. */
  fill(service: Definition, answers: Answers, today: string, step?: string): Filling {
    this.filling?.close();
    this.filling = new Filling(this.core, service, answers, today, step);
    return this.filling;
  }

  /** `holdings` is what is known of the applicant beside the answers. */
  checklist(service: Definition, answers: Answers, today: string, holdings: Holdings = {}): Checklist {
    return this.ask('material.checklist', service, { answers, today, holdings });
  }

  async inspect(spec: Accept, file: Uint8Array, claim: Claim): Promise<Inspection> {
    return (await this.vision()).call('material.inspect', { spec, ...claim }, file);
  }

  /** The file without what it tells besides its picture (where it was taken, with what); others as they are. */
  async strip(file: Uint8Array): Promise<Uint8Array> {
    const { parts }: { parts: Part[] | null } = (await this.vision()).call('material.strip', {}, file);
    return parts ? put_together(file, parts) : file;
  }

  check_submission(service: Definition, draft: Draft, today: string): SubmissionReport {
    const { answers, booking } = draft;
    const materials = Object.fromEntries(
      Object.entries(draft.materials).map(([material, { kind, size_bytes, width, height, sha256 }]) => [
        material,
        { kind, size_bytes, width, height, sha256 },
      ]),
    );
    const visit = service.visits.find((one) => one.service === booking?.service && [one.hall, ...(one.also_at ?? [])].includes(booking.hall));
    const booked = booking && visit ? { visit: visit.id, day: booking.day } : null;
    return this.ask('submission.check', service, { answers, materials, holdings: holdings_of(draft), booking: booked, today });
  }

  private ask<Answer>(op: string, service: object, rest: object): Answer {
    let text = this.texts.get(service);
    if (text === undefined) this.texts.set(service, (text = JSON.stringify(service)));
    const request = `{"op":"${op}","input":{"service":${text},${JSON.stringify(rest).slice(1)}}`;
    const answer = JSON.parse(this.core.callText(request));
    if (answer.error) throw new CoreError(answer.error.code, answer.error.at ?? '', answer.error.detail);
    return answer.ok;
  }
}

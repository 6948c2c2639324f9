// Names for the shapes that are made from the server's OpenAPI document (`npm run types`).

import type { Definition, Receipt } from '../core/shapes';
import type { components } from '../../../build/web/openapi';

type Schemas = components['schemas'];

// The document leaves open what the catalogue and the core describe.
export type { Hall, Receipt, ReceiptContent } from '../core/shapes';
export type ServiceSummary = Omit<Schemas['ServiceSummary'], 'trips'> & Pick<Definition, 'trips'>;
export type SubmissionAnswer = Omit<Schemas['SubmissionAnswer'], 'receipt'> & { receipt: Receipt };

export type Booking = Schemas['Booking'];
export type Notice = Schemas['Notice'];
export type Case = Schemas['Case'];
export type CaseState = Schemas['CaseState'];
export type CaseSummary = Schemas['CaseSummary'];
export type Finding = Schemas['Finding'];
export type HandoverCode = Schemas['HandoverCode'];
export type HandoverDraft = Schemas['HandoverDraft'];
export type HandoverGiving = Schemas['HandoverGiving'];
export type Helper = Schemas['Helper'];
export type Key = Schemas['Key'];
export type BundleChecklist = Schemas['BundleChecklist'];
export type EarlierMaterial = Schemas['EarlierMaterial'];
export type HeldCertificate = Schemas['HeldCertificate'];
export type SameMaterial = Schemas['SameMaterial'];
export type SharedMaterial = Schemas['SharedMaterial'];
export type EnteredParcel = Schemas['EnteredParcel'];
export type KeptAddress = Schemas['KeptAddress'];
export type MaskedAddress = Schemas['MaskedAddress'];
export type NewAddress = Schemas['NewAddress'];
export type NewAgent = Schemas['NewAgent'];
export type Region = Schemas['Region'];
export type RegionName = Schemas['RegionName'];
export type OtherParcel = Schemas['OtherParcel'];
export type NoticeChoices = Schemas['NoticeChoices'];
export type RegisterAnswer = Schemas['RegisterAnswer'];
export type ParcelAddress = Schemas['ParcelAddress'];
export type ParcelProblem = Schemas['ParcelProblem'];
export type PhoneCode = Schemas['PhoneCode'];
export type ProblemCode = Schemas['ProblemCode'];
export type Session = Schemas['Session'];
export type SignedInSession = Schemas['SignedInSession'];
export type Shipment = Schemas['Shipment'];
export type ShipmentState = Schemas['ShipmentState'];
export type SlotDay = Schemas['SlotDay'];
export type SubmissionRequest = Schemas['SubmissionRequest'];
export type Supplement = Schemas['Supplement'];
export type SupplementRequest = Schemas['SupplementRequest'];
export type TimelineEntry = Schemas['TimelineEntry'];
export type Upload = Schemas['Upload'];
export type Pass = Schemas['Pass'];
export type TicketStanding = Schemas['TicketStanding'];
export type WaitingEntry = Schemas['Waiting'];
export type WechatChoices = Schemas['WechatChoices'];
export type WechatTopic = Schemas['WechatTopic'];

/** What went wrong, told by the server, or by the way to it: then `status` is 0. */
export interface Problem {
  code: ProblemCode | 'network_lost' | 'timed_out' | 'answer_unreadable' | 'outcome_unknown' | 'anothers';
  status: number;
  /** In the language the request asked for; empty when the server did not speak. */
  title: string;
  detail: string;
  request_id?: string;
  findings?: Finding[];
  refusal?: string;
  /** Who missed too many visits books nothing before. */
  blocked_until?: string;
  at?: string;
  limit_bytes?: number;
  booking?: Booking;
  tries_left?: number;
  retry_after_seconds?: number;
}

/** `kept_at_ms`: the server could not be asked; this is what it said then, and a page says so. */
export type Outcome<Value> =
  | { value: Value; kept_at_ms?: number; problem?: undefined }
  | { problem: Problem; value?: undefined; kept_at_ms?: undefined };

/** True when nobody can know whether the server did what was asked: only the same request with the same key may follow. */
export function is_unknown(problem: Problem): boolean {
  return problem.status === 0 || problem.status >= 500 || problem.code === 'request_timeout';
}

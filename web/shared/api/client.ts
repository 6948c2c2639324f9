// Everything a citizen's page asks of the server. Problems come back as values; nothing here throws for what a server
// or a network may do.

import type { Host, TransportRequest } from '../base/host';
import type { Language } from '../base/text';
import type { Definition } from '../core/shapes';
import { read_answer } from './answer';
import { Attempts } from './attempts';
import type { Ask } from './transfer';
import type {
  Booking, Case, CaseSummary, EarlierMaterial, EnteredParcel, Hall, HandoverCode,
  HandoverDraft, HandoverGiving, KeptAddress, Key, MaskedAddress, NewAddress,
  Notice, NoticeChoices, Outcome, ParcelAddress, ParcelProblem, Pass, PhoneCode, Receipt, ReceiptContent, Region, RegionName,
  RegisterAnswer, ServiceSummary, Session, SignedInSession, SlotList, SubmissionAnswer, SubmissionRequest, SupplementRequest,
  TicketStanding, Upload, WaitingEntry,
} from './types';
import { is_unknown } from './types';

const base = '/api/v1';
/** On the shelf once this device has a session; the session itself is a cookie that no script can see. */
const session_mark = 'session';
const person_mark = 'person';
const timeout_ms = 15_000;
const upload_timeout_ms = 60_000;
/** Waits before the same thing is sent again with the same key, when no answer came. */
const resend_delays_ms = [800, 2500];

interface Sent {
  method: TransportRequest['method'];
  path: string;
  json?: unknown;
  bytes?: { content: Uint8Array; content_type: string; file_name?: string };
  /** Beside those that every request has. */
  headers?: Record<string, string>;
  /** What of the answer's head belongs to its value. */
  with_head?: (header: (name: string) => string | null) => object;
  /** Names what is to happen once; absent where a repetition does no harm. */
  once?: string;
  /** Of what is to happen once, where somebody else keeps it (the outbox). */
  key?: string;
  /** False for what anybody may see: no session is opened for it. */
  personal?: boolean;
  on_progress?: TransportRequest['on_progress'];
}

function parcel_path(number: string, waybill: string | undefined): string {
  const of_case = `/cases/${encodeURIComponent(number)}`;
  return waybill === undefined ? `${of_case}/parcel` : `${of_case}/parcels/${encodeURIComponent(waybill)}`;
}

export class Api {
  readonly attempts: Attempts;
  language: Language = 'zh-CN';
  private readonly definitions = new Map<string, Definition>();
  private opening: Promise<Outcome<unknown>> | null = null;

  constructor(readonly host: Host) {
    this.attempts = new Attempts(host);
  }

  services(): Promise<Outcome<{ services: ServiceSummary[] }>> {
    return this.catalogue('/services');
  }

  /** Fetched once for as long as the page stands: an application does not change its form between two steps. */
  async service(id: string, version?: number): Promise<Outcome<{ service: Definition }>> {
    const path = `/services/${encodeURIComponent(id)}${version ? `?version=${version}` : ''}`;
    const known = this.definitions.get(path);
    if (known) return { value: { service: known } };
    const outcome = await this.catalogue<{ service: Definition }>(path);
    // What was kept from another day is asked for anew as soon as the network is back.
    if (outcome.value && outcome.kept_at_ms === undefined) this.definitions.set(path, outcome.value.service);
    return outcome;
  }

  service_at_hand(id: string): Definition | null {
    return this.definitions.get(`/services/${encodeURIComponent(id)}`) ?? null;
  }

  hall(id: string): Promise<Outcome<{ hall: Hall }>> {
    return this.catalogue(`/halls/${encodeURIComponent(id)}`);
  }

  slots(hall: string, service: string, from: string, days: number): Promise<Outcome<SlotList>> {
    const query = `service=${encodeURIComponent(service)}&from=${from}&days=${days}`;
    return this.get(`/halls/${encodeURIComponent(hall)}/slots?${query}`, false);
  }

  bookings(): Promise<Outcome<{ bookings: Booking[] }>> {
    return this.get('/bookings');
  }

  book(hall: string, service: string, slot: string): Promise<Outcome<{ booking: Booking }>> {
    return this.send({ method: 'POST', path: '/bookings', json: { hall, service, slot }, once: 'booking' });
  }

  cancel_booking(id: string): Promise<Outcome<{ booking: Booking }>> {
    return this.send({ method: 'DELETE', path: `/bookings/${encodeURIComponent(id)}` });
  }

  /** Moves a visit in one act: the old slot is kept unless the new one stands. */
  reschedule(id: string, slot: string): Promise<Outcome<{ booking: Booking }>> {
    const path = `/bookings/${encodeURIComponent(id)}/reschedule`;
    return this.send({ method: 'POST', path, json: { slot }, once: `reschedule.${id}` });
  }

  /** Where the booking is as a file for calendars. */
  calendar_address(id: string): string {
    return `${base}/bookings/${encodeURIComponent(id)}/calendar`;
  }

  /** What one shows at the hall's door, and the number drawn there. */
  readonly pass = (id: string): Promise<Outcome<{ pass: Pass }>> => this.get(`/bookings/${encodeURIComponent(id)}/pass`);

  /** What one is told of visits, newest first. */
  readonly notices = (): Promise<Outcome<{ notices: Notice[] }>> => this.get('/notices');
  readonly put_away_notice = (id: string): Promise<Outcome<object>> =>
    this.send({ method: 'DELETE', path: `/notices/${encodeURIComponent(id)}` });
  /** Where a number stands in the hall's line. */
  readonly ticket = (id: string): Promise<Outcome<{ ticket: TicketStanding }>> =>
    this.get(`/tickets/${encodeURIComponent(id)}`, false);
  waiting(): Promise<Outcome<{ waiting: WaitingEntry[] }>> {
    return this.get('/waiting');
  }

  /** Any of the halls will do, on any of the days. */
  wait(service: string, halls: string[], from: string, to: string): Promise<Outcome<{ waiting: WaitingEntry }>> {
    return this.send({ method: 'POST', path: '/waiting', json: { service, halls, from, to }, once: `wait.${service}` });
  }

  take_offer(id: string): Promise<Outcome<{ booking: Booking }>> {
    return this.send({ method: 'POST', path: `/waiting/${encodeURIComponent(id)}/take`, json: {}, once: `take.${id}` });
  }

  decline_offer(id: string): Promise<Outcome<{ waiting: WaitingEntry }>> {
    const path = `/waiting/${encodeURIComponent(id)}/decline`;
    return this.send({ method: 'POST', path, json: {}, once: `decline.${id}` });
  }

  stop_waiting(id: string): Promise<Outcome<{ waiting: WaitingEntry }>> {
    return this.send({ method: 'DELETE', path: `/waiting/${encodeURIComponent(id)}` });
  }

  upload(
    service: string,
    material: string,
    file: { content: Uint8Array; content_type: string; file_name?: string },
    on_progress?: TransportRequest['on_progress'],
  ): Promise<Outcome<{ upload: Upload }>> {
    const query = `service=${encodeURIComponent(service)}&material=${encodeURIComponent(material)}`;
    return this.send({
      method: 'POST',
      path: `/uploads?${query}`,
      bytes: file,
      once: `upload.${service}.${material}`,
      on_progress,
    });
  }

  /** What the person signed in gave in earlier cases and need not give again. */
  earlier_materials(service: string): Promise<Outcome<{ earlier: EarlierMaterial[] }>> {
    return this.get(`/services/${encodeURIComponent(service)}/earlier-materials`);
  }

  /** Agrees to one of them being used: as good as sending it. */
  use_earlier(service: string, material: string, number: string): Promise<Outcome<{ upload: Upload }>> {
    const json = { service, material, case: number };
    return this.send({ method: 'POST', path: '/uploads/earlier', json, once: `upload.${service}.${material}` });
  }

  /** Has other offices' registers asked about these answers, because the applicant agreed. */
  ask_registers(service: string, answers: object): Promise<Outcome<{ registry: RegisterAnswer[] }>> {
    return this.send({ method: 'POST', path: `/services/${encodeURIComponent(service)}/register-answers`, json: { answers } });
  }

  /** One request below /transfers, for files in chunks (transfer.ts). */
  readonly ask_transfer: Ask = (path, headers, body, on_progress) =>
    this.send({
      method: 'POST',
      path: `/transfers${path}`,
      ...(typeof body === 'string' ? {} : { bytes: { content: body, content_type: '' } }),
      ...(body === '{}' ? { json: {} } : {}),
      headers: { 'Tus-Resumable': '1.0.0', ...headers },
      with_head: (header) => ({ offset: Number(header('upload-offset')) }),
      on_progress,
    });

  submit(request: SubmissionRequest, key: string): Promise<Outcome<SubmissionAnswer>> {
    return this.send({ method: 'POST', path: '/cases', json: request, key });
  }

  cases(after?: string): Promise<Outcome<{ cases: CaseSummary[]; next: string | null }>> {
    return this.get(`/cases${after ? `?after=${encodeURIComponent(after)}` : ''}`);
  }

  case(number: string): Promise<Outcome<{ case: Case }>> {
    return this.get(`/cases/${encodeURIComponent(number)}`);
  }

  receipt(number: string): Promise<Outcome<{ receipt: Receipt; content: ReceiptContent }>> {
    return this.get(`/cases/${encodeURIComponent(number)}/receipt`);
  }

  supplement(number: string, request: SupplementRequest, key: string): Promise<Outcome<{ case: Case }>> {
    const path = `/cases/${encodeURIComponent(number)}/supplements`;
    return this.send({ method: 'POST', path, json: request, key });
  }

  withdraw(number: string, key: string): Promise<Outcome<{ case: Case }>> {
    const path = `/cases/${encodeURIComponent(number)}/withdrawal`;
    return this.send({ method: 'POST', path, json: {}, key });
  }

  /** Of the certificate, or of originals under that number. */
  confirm_receipt(number: string, waybill: string | undefined, key: string): Promise<Outcome<{ case: Case }>> {
    return this.send({ method: 'POST', path: `${parcel_path(number, waybill)}/receipt`, json: {}, key });
  }

  report_parcel(number: string, waybill: string | undefined, kind: ParcelProblem['kind'], key: string): Promise<Outcome<{ case: Case }>> {
    return this.send({ method: 'POST', path: `${parcel_path(number, waybill)}/problem`, json: { kind }, key });
  }

  change_address(number: string, address: ParcelAddress): Promise<Outcome<{ case: Case }>> {
    const path = `/cases/${encodeURIComponent(number)}/parcel/address`;
    return this.send({ method: 'POST', path, json: address, once: `address.${number}` });
  }

  enter_parcel(number: string, parcel: EnteredParcel): Promise<Outcome<{ case: Case }>> {
    const path = `/cases/${encodeURIComponent(number)}/parcels`;
    return this.send({ method: 'POST', path, json: parcel, once: `parcel.${number}` });
  }

  addresses(): Promise<Outcome<{ addresses: MaskedAddress[] }>> {
    return this.get('/addresses');
  }

  /** Whole, to be put into a form. */
  address(id: string): Promise<Outcome<{ address: KeptAddress }>> {
    return this.get(`/addresses/${encodeURIComponent(id)}`);
  }

  keep_address(address: NewAddress): Promise<Outcome<{ address: KeptAddress }>> {
    return this.send({ method: 'POST', path: '/addresses', json: address, once: 'address' });
  }

  remove_address(id: string): Promise<Outcome<object>> {
    return this.send({ method: 'DELETE', path: `/addresses/${encodeURIComponent(id)}` });
  }

  /** The provinces. */
  regions(): Promise<Outcome<{ regions: RegionName[] }>> {
    return this.catalogue('/regions');
  }

  /** A province with all that lies in it. */
  region(code: string): Promise<Outcome<{ region: Region }>> {
    return this.catalogue(`/regions/${encodeURIComponent(code)}`);
  }

  notice_choices(): Promise<Outcome<{ notice_choices: NoticeChoices }>> {
    return this.get('/notice-choices');
  }

  choose_notices(choices: NoticeChoices): Promise<Outcome<{ notice_choices: NoticeChoices }>> {
    return this.send({ method: 'POST', path: '/notice-choices', json: choices });
  }

  look_up(number: string, query_code: string): Promise<Outcome<{ case: Case }>> {
    return this.send({ method: 'POST', path: '/case-lookups', json: { number, query_code }, once: 'look_up' });
  }

  give_draft(giving: HandoverGiving): Promise<Outcome<{ handover: HandoverCode }>> {
    return this.send({ method: 'POST', path: '/handovers', json: giving });
  }

  take_draft(code: string): Promise<Outcome<{ handover: HandoverDraft }>> {
    return this.send({ method: 'POST', path: '/handover-takings', json: { code } });
  }

  /** The device's session; one is begun where there is none. */
  session(): Promise<Outcome<{ session: Session }>> {
    return this.send({ method: 'POST', path: '/sessions', json: {}, personal: false });
  }

  sessions(): Promise<Outcome<{ sessions: SignedInSession[] }>> {
    return this.get('/sessions');
  }

  send_phone_code(phone: string): Promise<Outcome<{ phone_code: PhoneCode }>> {
    return this.send({ method: 'POST', path: '/phone-codes', json: { phone } });
  }

  async sign_in(phone: string, code: string): Promise<Outcome<{ session: Session }>> {
    const outcome = await this.send<{ session: Session }>({ method: 'POST', path: '/sign-ins', json: { phone, code } });
    if (outcome.value) this.host.shelf.write(person_mark, outcome.value.session.phone_masked ?? '');
    return outcome;
  }

  /** Who signed in here last, by the masked number; null for a stranger. */
  get person(): string | null {
    return this.host.shelf.read(person_mark);
  }

  async sign_out(): Promise<Outcome<object>> {
    const outcome = await this.send<object>({ method: 'DELETE', path: '/sessions/current' });
    if (outcome.value) for (const mark of [session_mark, person_mark]) this.host.shelf.remove(mark);
    return outcome;
  }

  end_session(id: string): Promise<Outcome<object>> {
    return this.send({ method: 'DELETE', path: `/sessions/${encodeURIComponent(id)}` });
  }

  keys(): Promise<Outcome<{ keys: Key[] }>> {
    return this.get('/keys', false);
  }

  /** Where a case's events come from, for the host's stream. */
  events_path(number: string): string {
    return `${base}/cases/${encodeURIComponent(number)}/events`;
  }

  /** What anybody may read and seldom changes: the server's word, and where it cannot be had, the copy kept here. */
  private async catalogue<Value>(path: string): Promise<Outcome<Value>> {
    const { copies } = this.host;
    let outcome = await this.exchange<Value>({ method: 'GET', path }, undefined, undefined);
    if (outcome.problem && is_unknown(outcome.problem)) {
      const copy = await copies.read(path);
      if (copy) return { value: JSON.parse(copy.text), kept_at_ms: copy.at_ms };
      outcome = await this.get<Value>(path, false);
    }
    if (outcome.value) void copies.write(path, JSON.stringify(outcome.value));
    return outcome;
  }

  private get<Value>(path: string, personal = true): Promise<Outcome<Value>> {
    return this.send({ method: 'GET', path, personal });
  }

  /** Sends, opens the device's session when the server asks for one, and sends again while no answer came. */
  private async send<Value>(sent: Sent): Promise<Outcome<Value>> {
    const body = sent.json === undefined ? sent.bytes?.content : JSON.stringify(sent.json);
    // A file's bytes are named by what they are and how many: the server hashes them anyway.
    const mark = typeof body === 'string' ? body : `${sent.path} ${sent.bytes?.file_name} ${body?.length}`;
    const key = sent.once ? await this.attempts.begin(sent.once, mark) : sent.key;
    if (sent.personal !== false && this.host.shelf.read(session_mark) === null) {
      const session = await this.open_session();
      if (session.problem) return { problem: session.problem };
    }
    let outcome = await this.exchange<Value>(sent, body, key);
    if (outcome.problem?.code === 'signed_out') {
      const session = await this.open_session();
      if (session.problem) return { problem: session.problem };
      outcome = await this.exchange<Value>(sent, body, key);
    }
    const repeatable = sent.method !== 'POST' || key !== undefined;
    for (const delay_ms of resend_delays_ms) {
      if (!repeatable || !outcome.problem || !is_unknown(outcome.problem) || !this.host.network.is_there()) break;
      await new Promise<void>((resolve) => this.host.clock.after(delay_ms, resolve));
      outcome = await this.exchange<Value>(sent, body, key);
    }
    if (sent.once && !(outcome.problem && is_unknown(outcome.problem))) this.attempts.end(sent.once);
    return outcome;
  }

  private open_session(): Promise<Outcome<unknown>> {
    this.opening ??= this.attempts
      .begin('session', '{}')
      .then((key) => this.exchange({ method: 'POST', path: '/sessions', json: {} }, '{}', key))
      .then((outcome) => {
        if (outcome.value) this.host.shelf.write(session_mark, 'open');
        return outcome;
      })
      .finally(() => {
        this.attempts.end('session');
        this.opening = null;
      });
    return this.opening;
  }

  private async exchange<Value>(
    sent: Sent,
    body: string | Uint8Array | undefined,
    key: string | undefined,
  ): Promise<Outcome<Value>> {
    const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': this.language };
    if (sent.json !== undefined) headers['Content-Type'] = 'application/json';
    if (sent.bytes) headers['Content-Type'] = sent.bytes.content_type;
    if (sent.bytes?.file_name) headers['X-File-Name'] = encodeURIComponent(sent.bytes.file_name);
    if (key) headers['Idempotency-Key'] = key;
    Object.assign(headers, sent.headers);
    const result = await this.host.transport({
      method: sent.method,
      path: base + sent.path,
      headers,
      body,
      timeout_ms: sent.bytes ? upload_timeout_ms : timeout_ms,
      on_progress: sent.on_progress,
    });
    if ('failure' in result) return { problem: { code: result.failure, status: 0, title: '', detail: '' } };
    const { status, header, text } = result.answer;
    const outcome = read_answer<Value>(status, header, text);
    return outcome.value && sent.with_head ? { value: { ...outcome.value, ...sent.with_head(header) } } : outcome;
  }
}

// Everything a citizen's page asks of the server.

import type { TransportRequest } from '../base/host';
import type { Definition, Screen } from '../core/shapes';
import { base, Requests, session_mark } from './requests';
import type { Ask } from './transfer';
import type {
  Booking, Case, CaseSummary, EnteredParcel, Hall, HandoverCode,
  HandoverDraft, HandoverGiving, Key, NewAgent,
  Notice, NoticeChoices, Outcome, ParcelAddress, ParcelProblem, Pass, PhoneCode, Receipt, ReceiptContent,
  ServiceSummary, Session, SignedInSession, SubmissionAnswer, SubmissionRequest, SupplementRequest,
  TicketStanding, Upload,
} from './types';

/** On the shelf: whose number signed in here last, masked. */
export const person_mark = 'person';

const segment = encodeURIComponent;

function parcel_path(number: string, waybill: string | undefined): string {
  const of_case = `/cases/${segment(number)}`;
  return waybill === undefined ? `${of_case}/parcel` : `${of_case}/parcels/${segment(waybill)}`;
}

/** A service, and the first step of its form as the core draws it for whoever answered nothing yet: shown until the core is here. */
export interface ServiceAnswer {
  service: Definition;
  first_screen?: Screen | null;
}

export class Api extends Requests {
  private readonly definitions = new Map<string, ServiceAnswer>();
  private readonly asked = new Map<string, Promise<Outcome<ServiceAnswer>>>();

  services(): Promise<Outcome<{ services: ServiceSummary[] }>> {
    return this.catalogue('/services');
  }

  /** Fetched once for as long as the page stands: an application does not change its form between two steps. */
  async service(id: string, version?: number): Promise<Outcome<ServiceAnswer>> {
    const path = `/services/${segment(id)}${version ? `?version=${version}` : ''}`;
    const known = this.definitions.get(path);
    if (known) return { value: known };
    // Two who ask at once are told by one answer.
    const asked = this.asked.get(path) ?? this.catalogue<ServiceAnswer>(path).finally(() => this.asked.delete(path));
    this.asked.set(path, asked);
    const outcome = await asked;
    // What was kept from another day is asked for anew as soon as the network is back.
    if (outcome.value && outcome.kept_at_ms === undefined) this.definitions.set(path, outcome.value);
    return outcome;
  }

  service_at_hand(id: string): ServiceAnswer | null {
    return this.definitions.get(`/services/${segment(id)}`) ?? null;
  }

  hall(id: string): Promise<Outcome<{ hall: Hall }>> {
    return this.catalogue(`/halls/${segment(id)}`);
  }

  bookings(): Promise<Outcome<{ bookings: Booking[] }>> {
    return this.get('/bookings');
  }

  book(hall: string, service: string, slot: string): Promise<Outcome<{ booking: Booking }>> {
    return this.post('/bookings', { hall, service, slot }, { once: 'booking' });
  }

  cancel_booking(id: string): Promise<Outcome<{ booking: Booking }>> {
    return this.remove(`/bookings/${segment(id)}`);
  }

  /** Moves a visit in one act: the old slot is kept unless the new one stands. */
  reschedule(id: string, slot: string): Promise<Outcome<{ booking: Booking }>> {
    const path = `/bookings/${segment(id)}/reschedule`;
    return this.post(path, { slot }, { once: `reschedule.${id}` });
  }

  /** Where the booking is as a file for calendars. */
  calendar_address(id: string): string {
    return `${base}/bookings/${segment(id)}/calendar`;
  }

  /** What one shows at the hall's door, and the number drawn there. */
  pass(id: string): Promise<Outcome<{ pass: Pass }>> {
    return this.get(`/bookings/${segment(id)}/pass`);
  }

  /** What one is told of visits, newest first. */
  notices(): Promise<Outcome<{ notices: Notice[] }>> {
    return this.get('/notices');
  }

  put_away_notice(id: string): Promise<Outcome<object>> {
    return this.remove(`/notices/${segment(id)}`);
  }

  /** Where a number stands in the hall's line. */
  ticket(id: string): Promise<Outcome<{ ticket: TicketStanding }>> {
    return this.get(`/tickets/${segment(id)}`, false);
  }

  upload(
    service: string,
    material: string,
    file: { content: Uint8Array; content_type: string; file_name?: string },
    on_progress?: TransportRequest['on_progress'],
  ): Promise<Outcome<{ upload: Upload }>> {
    const query = `service=${segment(service)}&material=${segment(material)}`;
    return this.send({
      method: 'POST',
      path: `/uploads?${query}`,
      bytes: file,
      once: `upload.${service}.${material}`,
      on_progress,
    });
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
    return this.post('/cases', request, { key });
  }

  cases(after?: string): Promise<Outcome<{ cases: CaseSummary[]; next: string | null }>> {
    return this.get(`/cases${after ? `?after=${segment(after)}` : ''}`);
  }

  case(number: string): Promise<Outcome<{ case: Case }>> {
    return this.get(`/cases/${segment(number)}`);
  }

  receipt(number: string): Promise<Outcome<{ receipt: Receipt; content: ReceiptContent }>> {
    return this.get(`/cases/${segment(number)}/receipt`);
  }

  supplement(number: string, request: SupplementRequest, key: string): Promise<Outcome<{ case: Case }>> {
    const path = `/cases/${segment(number)}/supplements`;
    return this.post(path, request, { key });
  }

  withdraw(number: string, key: string): Promise<Outcome<{ case: Case }>> {
    const path = `/cases/${segment(number)}/withdrawal`;
    return this.post(path, {}, { key });
  }

  take_commitment_back(number: string, material: string): Promise<Outcome<{ case: Case }>> {
    const path = `/cases/${segment(number)}/commitments/${segment(material)}/withdrawal`;
    return this.post(path, {}, { once: `commitment.${number}.${material}` });
  }

  /** Of the certificate, or of originals under that number. */
  confirm_receipt(number: string, waybill: string | undefined, key: string): Promise<Outcome<{ case: Case }>> {
    return this.post(`${parcel_path(number, waybill)}/receipt`, {}, { key });
  }

  report_parcel(number: string, waybill: string | undefined, kind: ParcelProblem['kind'], key: string): Promise<Outcome<{ case: Case }>> {
    return this.post(`${parcel_path(number, waybill)}/problem`, { kind }, { key });
  }

  change_address(number: string, address: ParcelAddress): Promise<Outcome<{ case: Case }>> {
    const path = `/cases/${segment(number)}/parcel/address`;
    return this.post(path, address, { once: `address.${number}` });
  }

  /** Who may receive in the applicant's place; null: nobody. */
  name_agent(number: string, agent: NewAgent | null): Promise<Outcome<{ case: Case }>> {
    const path = `/cases/${segment(number)}/agent`;
    return this.send(agent ? { method: 'PUT', path, json: agent } : { method: 'DELETE', path });
  }

  enter_parcel(number: string, parcel: EnteredParcel): Promise<Outcome<{ case: Case }>> {
    const path = `/cases/${segment(number)}/parcels`;
    return this.post(path, parcel, { once: `parcel.${number}` });
  }

  notice_choices(): Promise<Outcome<{ notice_choices: NoticeChoices }>> {
    return this.get('/notice-choices');
  }

  choose_notices(choices: NoticeChoices): Promise<Outcome<{ notice_choices: NoticeChoices }>> {
    return this.post('/notice-choices', choices);
  }

  look_up(number: string, query_code: string): Promise<Outcome<{ case: Case }>> {
    return this.post('/case-lookups', { number, query_code }, { once: 'look_up' });
  }

  give_draft(giving: HandoverGiving): Promise<Outcome<{ handover: HandoverCode }>> {
    return this.post('/handovers', giving);
  }

  take_draft(code: string): Promise<Outcome<{ handover: HandoverDraft }>> {
    return this.post('/handover-takings', { code });
  }

  /** The device's session; one is begun where there is none. */
  session(): Promise<Outcome<{ session: Session }>> {
    return this.send({ method: 'POST', path: '/sessions', json: {}, personal: false });
  }

  sessions(): Promise<Outcome<{ sessions: SignedInSession[] }>> {
    return this.get('/sessions');
  }

  send_phone_code(phone: string): Promise<Outcome<{ phone_code: PhoneCode }>> {
    return this.post('/phone-codes', { phone });
  }

  async sign_in(phone: string, code: string): Promise<Outcome<{ session: Session }>> {
    const outcome = await this.send<{ session: Session }>({ method: 'POST', path: '/sign-ins', json: { phone, code } });
    if (outcome.value) this.host.shelf.write(person_mark, outcome.value.session.phone_masked ?? '');
    return outcome;
  }

  /** One request of wechat.ts; without a body it asks what anybody may know. */
  ask_wechat = <Value>(path: string, json?: object): Promise<Outcome<Value>> =>
    json ? this.post(path, json) : this.get(path, false);

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
    return this.remove(`/sessions/${segment(id)}`);
  }

  keys(): Promise<Outcome<{ keys: Key[] }>> {
    return this.get('/keys', false);
  }

  /** Where a case's events come from, for the host's stream. */
  events_path(number: string): string {
    return `${base}/cases/${segment(number)}/events`;
  }
}

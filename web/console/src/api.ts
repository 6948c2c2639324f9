// What the console asks of the server. Problems come back as values.

import { read_answer } from '../../shared/api/answer';
import type { Key, Outcome } from '../../shared/api/types';
import type { Language, Text } from '../../shared/base/text';
import type { components } from '../../../build/web/openapi';

type Schemas = components['schemas'];
export type Staff = Schemas['Staff'];
export type StaffCase = Schemas['StaffCase'];
export type StaffCaseSummary = Schemas['StaffCaseSummary'];
export type NoticeItem = Schemas['SupplementItem'];
export type Act = Schemas['CaseEventName'];
export type StaffSession = Schemas['StaffSession'];
export type StaffMember = Schemas['StaffMember'];
export type SecondFactor = Schemas['SecondFactor'];
export type Enrolment = Schemas['Enrolment'];
export type StaffParcel = Schemas['StaffParcel'];
export type ParcelLabel = Schemas['ParcelLabel'];
export type DeliveryFigures = Schemas['DeliveryFigures'];
export type CarrierFigures = Schemas['CarrierFigures'];
export type ParcelList = 'to_hand_over' | 'expected' | 'handed_over' | 'attention';
export type Ticket = Schemas['Ticket'];
export type TicketEvent = Schemas['TicketEventRequest'];
export type Booking = Schemas['Booking'];
export type Closure = Schemas['Closure'];
export type ClosureRequest = Schemas['ClosureRequest'];
export type HallChange = Schemas['HallChange'];
export type HallChanges = Schemas['HallChanges'];
export type HallChangeRequest = Schemas['HallChangeRequest'];
export type HallPlaces = Schemas['HallPlaces'];
export type HallPlan = Schemas['HallPlan'];
export type HallWeek = Schemas['HallWeek'];
export type HitVisit = Schemas['HitVisit'];
export type HallDayFigures = Schemas['HallDayFigures'];
export type HallSummary = Schemas['HallSummary'];
export type CertificateStatus = Schemas['CertificateStatus'];
export type CertificateWish = Schemas['CertificateWish'];
export type Carrier = Schemas['ShipmentRequest']['carrier'];

const public_base = '/api/v1';
const base = `${public_base}/staff`;
const timeout_ms = 20_000;

/** Of a hall's data, what the console shows. */
export interface Hall {
  id: string;
  title: Text;
  services: { id: string; teams?: string[]; slots?: number; slot_minutes?: number }[];
  teams?: { id: string; title?: Text; slot_minutes: number }[];
}
export type ServiceTitle = Schemas['ServiceOfHall'];
export interface HallLine {
  now: string;
  day: string;
  called: Ticket[];
  waiting: Ticket[];
  expected: Booking[];
}
export interface Display {
  called: { number: string; window: string }[];
  next: string[];
}

const segment = encodeURIComponent;

export class ConsoleApi {
  language: Language = 'zh-CN';

  sign_in(user: string, password: string): Promise<Outcome<{ staff: Staff }>> {
    return this.send('POST', '/sessions', { user, password });
  }

  who_am_i(): Promise<Outcome<{ staff: Staff }>> {
    return this.send('GET', '/sessions/current');
  }

  sign_out(): Promise<Outcome<object>> {
    return this.send('DELETE', '/sessions/current');
  }

  give_second_factor(code: string): Promise<Outcome<{ staff: Staff }>> {
    return this.send('POST', '/sessions/current/second-factor', { code });
  }

  second_factor(): Promise<Outcome<{ second_factor: SecondFactor }>> {
    return this.send('GET', '/second-factor');
  }

  /** `code`: of the second factor that is in force, or the office's for setting up the first one. */
  begin_enrolment(code?: string): Promise<Outcome<{ enrolment: Enrolment }>> {
    return this.send('POST', '/second-factor', code === undefined ? {} : { code });
  }

  confirm_second_factor(code: string): Promise<Outcome<{ staff: Staff; recovery_codes: string[] }>> {
    return this.send('POST', '/second-factor/confirmation', { code });
  }

  sessions(): Promise<Outcome<{ sessions: StaffSession[] }>> {
    return this.send('GET', '/sessions');
  }

  end_session(id: string): Promise<Outcome<object>> {
    return this.send('DELETE', `/sessions/${segment(id)}`);
  }

  /** Everywhere else one is signed out. */
  change_password(password: string, new_password: string): Promise<Outcome<object>> {
    return this.send('POST', '/password', { password, new_password });
  }

  members(after: string | null): Promise<Outcome<{ members: StaffMember[]; next: string | null }>> {
    return this.send('GET', `/members${after ? `?${new URLSearchParams({ after })}` : ''}`);
  }

  /** The code is for the member to set up the next one with. */
  reset_second_factor(user: string): Promise<Outcome<{ enrolment_code: string }>> {
    return this.send('DELETE', `/members/${segment(user)}/second-factor`);
  }

  halls(): Promise<Outcome<{ halls: HallSummary[] }>> {
    return this.send('GET', '/halls', undefined, public_base);
  }

  /** `services`: what visits for them are called. */
  hall(id: string): Promise<Outcome<{ hall: Hall; services: ServiceTitle[] }>> {
    return this.send('GET', `/halls/${segment(id)}`, undefined, public_base);
  }

  line(hall: string): Promise<Outcome<HallLine>> {
    return this.send('GET', `/halls/${segment(hall)}/line`);
  }

  draw_ticket(hall: string, service: string, priority: boolean): Promise<Outcome<{ ticket: Ticket }>> {
    return this.send('POST', `/halls/${segment(hall)}/tickets`, { service, priority });
  }

  call_next(hall: string, window: string): Promise<Outcome<{ ticket: Ticket | null }>> {
    return this.send('POST', `/halls/${segment(hall)}/calls`, { window });
  }

  ticket_event(id: string, event: TicketEvent): Promise<Outcome<{ ticket: Ticket }>> {
    return this.send('POST', `/tickets/${segment(id)}/events`, event);
  }

  check_in(booking: string): Promise<Outcome<{ booking: Booking; ticket: Ticket | null }>> {
    return this.send('POST', `/bookings/${segment(booking)}/events`, { type: 'check_in' });
  }

  closures(hall: string): Promise<Outcome<{ teams: string[]; closures: Closure[] }>> {
    return this.send('GET', `/halls/${segment(hall)}/closures`);
  }

  close_hours(hall: string, hours: ClosureRequest): Promise<Outcome<{ closure: Closure; visits: HitVisit[] }>> {
    return this.send('POST', `/halls/${segment(hall)}/closures`, hours);
  }

  open_again(hall: string, closure: string): Promise<Outcome<object>> {
    return this.send('DELETE', `/halls/${segment(hall)}/closures/${segment(closure)}`);
  }

  /** What stands on a day (today), and what was changed. */
  hall_changes(hall: string, day?: string): Promise<Outcome<HallChanges>> {
    return this.send('GET', `/halls/${segment(hall)}/changes${day ? `?day=${day}` : ''}`);
  }

  change_hall(hall: string, change: HallChangeRequest): Promise<Outcome<Schemas['ChangedHall']>> {
    return this.send('POST', `/halls/${segment(hall)}/changes`, change);
  }

  end_hall_change(hall: string, change: string, end: Schemas['HallChangeEnd']): Promise<Outcome<Schemas['ChangedHall']>> {
    return this.send('POST', `/halls/${segment(hall)}/changes/${segment(change)}/end`, end);
  }

  hall_figures(hall: string, days: number): Promise<Outcome<{ days: HallDayFigures[] }>> {
    return this.send('GET', `/halls/${segment(hall)}/figures?days=${days}`);
  }

  /** What hangs on the wall; nobody has to sign in for it. */
  display(hall: string): Promise<Outcome<Display>> {
    return this.send('GET', `/halls/${segment(hall)}/display`, undefined, public_base);
  }

  keys(): Promise<Outcome<{ keys: Key[] }>> {
    return this.send('GET', '/keys', undefined, public_base);
  }

  queue(state: string, after: string | null): Promise<Outcome<{ cases: StaffCaseSummary[]; next: string | null }>> {
    const query = new URLSearchParams();
    if (state) query.set('state', state);
    if (after) query.set('after', after);
    return this.send('GET', `/cases${query.size > 0 ? `?${query}` : ''}`);
  }

  open(number: string): Promise<Outcome<{ case: StaffCase }>> {
    return this.send('GET', `/cases/${segment(number)}`);
  }

  accept(number: string): Promise<Outcome<{ case: StaffCase }>> {
    return this.act(number, 'acceptance', {});
  }

  request_supplement(number: string, items: NoticeItem[]): Promise<Outcome<{ case: StaffCase }>> {
    return this.act(number, 'supplement-notices', { items });
  }

  /** `certificate`: what shall stand on it, where that is not left to the catalogue. */
  decide(number: string, outcome: 'granted' | 'refused', reason: string, certificate?: CertificateWish): Promise<Outcome<{ case: StaffCase }>> {
    return this.act(number, 'decisions', { outcome, ...(reason ? { reason } : {}), ...(certificate ? { certificate } : {}) });
  }

  set_certificate(number: string, status: CertificateStatus, reason: string): Promise<Outcome<{ case: StaffCase }>> {
    return this.act(number, 'certificate/status', { status, reason });
  }

  /** `further`: beside what is on its way. */
  ship(number: string, carrier: Carrier, waybill: string, further: boolean): Promise<Outcome<{ case: StaffCase }>> {
    return this.act(number, 'shipments', { carrier, waybill, ...(further && { further }) });
  }

  /** `document`: the number that was shown, or its end. */
  hand_out(number: string, received_by: 'applicant' | 'agent', document: string): Promise<Outcome<{ case: StaffCase }>> {
    return this.act(number, 'handout', { received_by, document });
  }

  parcels(list: ParcelList, day?: string): Promise<Outcome<{ parcels: StaffParcel[] }>> {
    return this.send('GET', `/parcels?${new URLSearchParams({ list, ...(day ? { day } : {}) })}`);
  }

  /** Personal, and written down by the server as shown. */
  parcel_label(waybill: string): Promise<Outcome<{ label: ParcelLabel }>> {
    return this.send('POST', `/parcels/${segment(waybill)}/label`, {});
  }

  hand_over(waybill: string): Promise<Outcome<{ parcel: StaffParcel }>> {
    return this.send('POST', `/parcels/${segment(waybill)}/hand-over`, {});
  }

  settle_parcel(waybill: string): Promise<Outcome<{ parcel: StaffParcel }>> {
    return this.send('POST', `/parcels/${segment(waybill)}/settlement`, {});
  }

  delivery_figures(from: string, to: string): Promise<Outcome<DeliveryFigures>> {
    return this.send('GET', `/delivery-figures?${new URLSearchParams({ from, to })}`);
  }

  send_originals(number: string, carrier: Carrier, waybill: string): Promise<Outcome<{ case: StaffCase }>> {
    return this.act(number, 'shipments', { carrier, waybill, purpose: 'originals' });
  }

  material_address(number: string, material: string): string {
    return `${base}/cases/${segment(number)}/materials/${segment(material)}`;
  }

  readonly events_address = `${base}/events`;

  private act(number: string, act: string, body: object): Promise<Outcome<{ case: StaffCase }>> {
    return this.send('POST', `/cases/${segment(number)}/${act}`, body);
  }

  private async send<Value>(method: string, path: string, body?: object, from = base): Promise<Outcome<Value>> {
    const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': this.language };
    if (body) headers['Content-Type'] = 'application/json';
    if (method === 'POST') headers['Idempotency-Key'] = crypto.getRandomValues(new Uint32Array(4)).join('-');
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeout_ms);
    try {
      const answer = await fetch(from + path, {
        method, headers, credentials: 'same-origin', signal: abort.signal,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await answer.text();
      return read_answer<Value>(answer.status, (name) => answer.headers.get(name), text);
    } catch {
      return { problem: { code: abort.signal.aborted ? 'timed_out' : 'network_lost', status: 0, title: '', detail: '' } };
    } finally {
      clearTimeout(timer);
    }
  }
}

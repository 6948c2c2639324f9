// The parcels of a case: those with the certificate, the newest first; the papers that the citizen sends to the window, and the
// originals on their way back. Where there are several, what is said names the one it is about.

import type { Case, OtherParcel, ParcelProblem, Shipment } from '../../../shared/api/types';
import { in_groups, pick, say_day, say_instant } from '../../../shared/base/text';
import type { AfterClient } from '../../../shared/core/after';
import type { FieldFinding } from '../../../shared/core/shapes';
import { carriers, type Carrier } from '../../../shared/messages/carriers';
import { parcel_words } from '../../../shared/messages/parcel';
import type { FollowModel } from '../../../shared/view/follow';
import { has_arrived, route_of } from '../../../shared/view/parcel';
import { likely_carrier, waybill_findings } from '../../../shared/view/waybill';
import type { Drawing } from '../drawing';
import type { PageControl } from '../frame';
import { say_all } from './fields';

const problem_kinds: readonly ParcelProblem['kind'][] = ['not_received', 'damaged', 'wrong_content', 'other'];
const codes = Object.keys(carriers) as Carrier[];
/** Longer than any number that the core takes. */
const waybill_length_max = 40;

export class Parcels {
  /** What is being said of a parcel, by its number, until it is told. */
  private readonly reports = new Map<string, ParcelProblem['kind']>();
  /** The number of papers that were sent, while it is typed. */
  private entry: { waybill: string; carrier: Carrier | null; findings: FieldFinding[] } | null = null;
  private after: AfterClient | null = null;

  constructor(
    private readonly page: PageControl,
    private readonly model: FollowModel,
  ) {}

  /** Those that bring the certificate. */
  draw_certificate(drawing: Drawing, subject: Case): void {
    const { shipment, parcels, state } = subject;
    if (!shipment) return;
    const more = parcels.filter(({ purpose }) => purpose === 'certificate').map((one) => one.shipment).reverse();
    [shipment, ...more].forEach((one, at) => {
      const waybill = more.length > 0 ? one.waybill : undefined;
      this.draw_shipment(drawing, one, this.words(at === 0 ? 'parcel.title' : 'parcel.another'));
      if (one.attention === 'confirm_receipt' && state === 'delivering') this.draw_confirm(drawing, one, 'parcel.confirm', waybill);
      else this.draw_report(drawing, one, waybill);
    });
  }

  /** Those that go to the window and come back. */
  draw_papers(drawing: Drawing, { parcels, may_send_papers }: Case): void {
    const papers = parcels.filter(({ purpose }) => purpose !== 'certificate');
    if (!may_send_papers && papers.length === 0) return;
    drawing.heading(this.words('sent.title'));
    for (const parcel of papers) this.draw_paper(drawing, parcel);
    if (!may_send_papers) return;
    drawing.text(this.words('sent.help'), 'quiet');
    if (this.entry) this.draw_entry(drawing, this.entry);
    else drawing.buttons('plain', { label: this.words('sent.begin'), act: () => this.begin_entry() });
  }

  private get words() {
    return parcel_words(this.page.program.words.language);
  }

  private draw_shipment(drawing: Drawing, shipment: Shipment, title: string, lines: string[] = []): void {
    const { language } = this.page.program.words;
    const { expected, state, attention, carrier_title, waybill } = shipment;
    const [likely, latest] = [say_day(expected?.likely ?? '', language), say_day(expected?.latest ?? '', language)];
    const when = !expected ? '' : likely === latest ? this.words('parcel.expected_day', { likely }) : this.words('parcel.expected', { likely, latest });
    const places = route_of(shipment).map(({ place }) => place).join(language === 'en' ? ', ' : '、');
    drawing.card(title, [
      this.words(`parcel.${state}`),
      ...lines,
      when,
      attention === 'silent' ? this.words('parcel.silent') : '',
      places && this.words(has_arrived(shipment) ? 'parcel.route' : 'parcel.route_next', { places }),
      `${pick(carrier_title, language)} ${in_groups(waybill)}`,
    ]);
  }

  private draw_paper(drawing: Drawing, { purpose, at_window_at, shipment }: OtherParcel): void {
    const is_back = purpose === 'originals';
    const at = !is_back && at_window_at ? this.words('sent.at_window', { at: say_instant(at_window_at, this.page.program.words.language) }) : '';
    this.draw_shipment(drawing, shipment, this.words(is_back ? 'sent.originals' : 'sent.materials'), [at]);
    if (!is_back) return;
    if (shipment.attention === 'confirm_receipt') this.draw_confirm(drawing, shipment, 'sent.confirm', shipment.waybill);
    else this.draw_report(drawing, shipment, shipment.waybill);
  }

  private draw_confirm(drawing: Drawing, { closes_by_silence }: Shipment, question: 'parcel.confirm' | 'sent.confirm', waybill?: string): void {
    const { model, words } = this;
    const busy = model.state.working;
    drawing.text(words(question) + (closes_by_silence ? words('parcel.confirm_by') : ''));
    drawing.buttons(
      'second',
      { label: words('parcel.not_received'), act: () => void model.report_parcel('not_received', waybill), busy },
      { label: words('parcel.received'), act: () => void model.confirm_receipt(waybill), busy },
    );
  }

  private draw_report(drawing: Drawing, { may_report, waybill: number }: Shipment, waybill?: string): void {
    if (!may_report) return;
    const { model, page, reports, words } = this;
    const say = (kind: ParcelProblem['kind'] | null) => {
      if (kind) reports.set(number, kind);
      else reports.delete(number);
      page.draw();
    };
    const kind = reports.get(number);
    if (!kind) return drawing.buttons('plain', { label: words('parcel.report'), act: () => say('not_received') });
    const options = problem_kinds.map((one) => ({ value: one, label: words(`parcel.kind.${one}`), note: '', chosen: one === kind, disabled: false }));
    const choose = (value: string) => say(value as ParcelProblem['kind']);
    drawing.choices(`report-${number}`, { label: words('parcel.report_title'), several: false, options, act: choose });
    const send = () => void model.report_parcel(kind, waybill).then((told) => told && say(null));
    drawing.buttons('second', { label: words('parcel.keep'), act: () => say(null) }, { label: words('parcel.report_send'), act: send, busy: model.state.working });
  }

  private begin_entry(): void {
    this.write({ waybill: '', carrier: null, findings: [] });
    void this.page.program.after().then((after) => {
      this.after = after;
      this.page.draw();
    }, () => undefined);
  }

  private write(entry: Parcels['entry']): void {
    this.entry = entry;
    this.page.draw();
  }

  private draw_entry(drawing: Drawing, entry: NonNullable<Parcels['entry']>): void {
    const { model, words } = this;
    const { language } = words;
    const { waybill, findings } = entry;
    const hint = likely_carrier(this.after, waybill);
    const carrier = entry.carrier ?? hint ?? 'ems';
    drawing.line('sent-waybill', {
      label: words('sent.waybill'),
      findings: say_all(findings, this.page.program.words),
      wrong: findings.length > 0,
      value: waybill,
      type: 'text',
      act: (typed) => this.write({ ...entry, waybill: typed.slice(0, waybill_length_max), findings: [] }),
    });
    if (hint) drawing.text(words('sent.hint', { carrier: carriers[hint][language] }), 'status');
    const options = codes.map((code) => ({ value: code, label: carriers[code][language] }));
    const choose = (code: string) => this.write({ ...entry, carrier: code as Carrier });
    drawing.list('sent-carrier', { label: words('sent.carrier'), value: carrier, options, empty: '', act: choose });
    const send = () => {
      const wrong = waybill_findings(this.after, waybill);
      if (wrong.length > 0) return this.write({ ...entry, findings: wrong });
      void model.enter_parcel({ carrier, waybill: waybill.trim() }).then((entered) => entered && this.write(null));
    };
    drawing.buttons('second', { label: words('parcel.keep'), act: () => this.write(null) }, { label: words('sent.save'), act: send, busy: model.state.working });
  }
}

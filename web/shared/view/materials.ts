// The materials: what the citizen has to give, what is spared and why, and one file for each that is asked for,
// checked by the core on the device before a byte is sent.

import type { Api } from '../api/client';
import { KnownApi } from '../api/known';
import type { EarlierMaterial, HeldCertificate, Outcome, Problem, SameMaterial, SharedMaterial, Upload } from '../api/types';
import { chunk_bytes, Transfer, type TransferPhase } from '../api/transfer';
import { Model } from '../base/model';
import type { CoreClient, Inspection } from '../core/client';
import type { Accept, ChecklistItem, Definition, FieldFinding, Trips } from '../core/shapes';
import { holdings_of, type Draft, type Drafts } from './draft';

export interface Offered {
  content: Uint8Array;
  name: string;
  /** What the host says it is; empty if it does not know. */
  claimed_type: string;
}

export interface MaterialsState {
  /** In the catalogue's order. */
  items: ChecklistItem[];
  trips: Trips;
  draft: Draft;
  /** The material that is being checked or sent, and how much of it has gone. */
  sending: { material: string; part: number; phase: TransferPhase | 'looking'; can_stop: boolean } | null;
  /** What is wrong with the file offered last, and for which material it was. */
  trouble: { material: string; findings: FieldFinding[]; problem: Problem | null } | null;
  /** What the applicant gave in earlier cases, newest first. */
  earlier: EarlierMaterial[];
  /** What was given for another service of the same bundle, newest first. */
  shared: SharedMaterial[];
  /** What came of asking registers, once they were. */
  registers: 'asked' | 'out_of_reach' | Problem | null;
}

const content_types: Record<string, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  gif: 'image/gif',
  bmp: 'image/bmp',
  pdf: 'application/pdf',
};

/** The media type of a file kind by the core's name for it. */
export function content_type_of(kind: string): string {
  return content_types[kind] ?? 'application/octet-stream';
}

/** The pixels a picture is cut to, where the catalogue asks for exact ones. */
export function frame_of(accept: Accept | undefined): { width: number; height: number } | null {
  if (!accept?.width_min || !accept.height_min) return null;
  return { width: accept.width_min, height: accept.height_min };
}

export class MaterialsModel extends Model<MaterialsState> {
  private readonly known: KnownApi;
  private transfer: Transfer | null = null;

  constructor(
    private readonly core: CoreClient,
    private readonly api: Api,
    private readonly service: Definition,
    private readonly drafts: Drafts,
    private readonly today: string,
    /** The draft's, where it is not the application's own. */
    key?: string,
  ) {
    const draft = drafts.open(service.id, service.version, key);
    const { materials, trips } = core.checklist(service, draft.answers, today, holdings_of(draft));
    super({ items: materials, trips, draft, sending: null, trouble: null, earlier: [], shared: [], registers: null });
    this.known = new KnownApi(api);
  }

  /** Asks what the office has already; who has not signed in is nobody yet, and a network that is away changes nothing. */
  async look_for_known(): Promise<void> {
    const is_drawn = (way: string) => this.service.materials.some(({ obtain }) => obtain?.some(({ by }) => by === way));
    const work = [];
    if (this.service.bundle) work.push(this.look_for_shared());
    if (this.api.person !== null && is_drawn('earlier_case')) work.push(this.look_for_earlier());
    if (this.api.person !== null && is_drawn('e_certificate')) work.push(this.look_for_certificates());
    await Promise.all(work);
  }

  private async look_for_shared(): Promise<void> {
    const { value } = await this.known.shared_materials(this.service.id);
    if (value) this.set({ shared: [...value.same.flatMap((same) => this.in_draft(same)), ...value.shared] });
  }

  /** What lies in the draft of another service of the bundle, not handed in yet. */
  private in_draft({ service, service_title, their_material, material }: SameMaterial): SharedMaterial[] {
    const version = this.drafts.version_of(service);
    const given = version === null ? undefined : this.drafts.open(service, version).materials[their_material];
    return given ? [{ material, upload: given.id, service, service_title, given_at: '' }] : [];
  }

  private async look_for_earlier(): Promise<void> {
    const { value } = await this.known.earlier_materials(this.service.id);
    if (!value || value.earlier.length === 0) return;
    this.set({ earlier: value.earlier });
    this.list_anew();
  }

  private async look_for_certificates(): Promise<void> {
    const { value } = await this.known.held_certificates(this.service.id, this.state.draft.answers);
    if (!value) return;
    const agreed = this.state.draft.certificates.filter(({ consent }) => consent).map(({ id }) => id);
    this.keep_certificates(value.certificates.map((held) => ({ ...held, consent: agreed.includes(held.id) })));
  }

  private keep_certificates(certificates: Draft['certificates']): void {
    this.set({ draft: this.drafts.change(this.state.draft, { certificates }) });
    this.list_anew();
  }

  /** The materials that a register can be asked about now: the applicant is known, and none was asked yet. */
  registers_to_ask(): ChecklistItem[] {
    const asked = this.state.draft.registry.map(({ material }) => material);
    const has_register = (id: string) =>
      this.service.materials.find((one) => one.id === id)?.obtain?.some(({ by, register }) => by === 'data_sharing' && register);
    if (this.api.person === null) return [];
    return this.state.items.filter(({ id, obtain }) => obtain === 'data_sharing' && has_register(id) && !asked.includes(id));
  }

  /** The applicant agrees to registers being asked: what they do not have is asked for from now on. */
  async ask_registers(): Promise<void> {
    const { value, problem } = await this.known.ask_registers(this.service.id, this.state.draft.answers);
    this.set({ registers: problem ?? (value.registry.some(({ outcome }) => outcome !== 'unavailable') ? 'asked' : 'out_of_reach') });
    if (!value || value.registry.length === 0) return;
    this.set({ draft: this.drafts.change(this.state.draft, { registry: value.registry }) });
    this.list_anew();
  }

  private list_anew(): void {
    const { draft, earlier } = this.state;
    const offered = earlier.map(({ standard, case: number, closed, sha256 }) => ({ standard, case: number, closed, sha256, consent: false }));
    const holdings = { ...holdings_of(draft), earlier: offered };
    this.set({ items: this.core.checklist(this.service, draft.answers, this.today, holdings).materials });
  }

  /** A certificate that a material could be drawn from, if the applicant agrees. */
  certificate_for({ id, passed_over }: ChecklistItem): HeldCertificate | null {
    const is_open = passed_over?.some(({ by, why }) => by === 'e_certificate' && why === 'no_consent');
    const is_sound = ({ status, values }: HeldCertificate) => status === 'valid' && (values.valid_to ?? this.today) >= this.today;
    return (is_open && this.held_for(id).find((held) => is_sound(held))) || null;
  }

  /** One that a material can not be drawn from any more: it ran out, or the office took it back. */
  void_certificate_for({ id, passed_over }: ChecklistItem): HeldCertificate | null {
    const is_void = passed_over?.some(({ by, why }) => by === 'e_certificate' && (why === 'expired' || why === 'void'));
    return (is_void && this.held_for(id)[0]) || null;
  }

  /** The one that a material is drawn from. */
  certificate_of({ source }: ChecklistItem): HeldCertificate | null {
    return this.state.draft.certificates.find(({ id }) => id === source?.certificate) ?? null;
  }

  private held_for(material: string): HeldCertificate[] {
    const types = this.service.materials.find(({ id }) => id === material)?.obtain?.map(({ certificate }) => certificate);
    return this.state.draft.certificates.filter(({ type }) => types?.includes(type));
  }

  /** The applicant agrees to its being used for this service, or not any more. */
  agree_to({ id }: HeldCertificate, consent: boolean): void {
    this.keep_certificates(this.state.draft.certificates.map((held) => (held.id === id ? { ...held, consent } : held)));
  }

  /** What was given for another service of the same bundle and can serve here, too. */
  shared_for({ id }: ChecklistItem): SharedMaterial | null {
    return this.state.shared.find(({ material }) => material === id) ?? null;
  }

  /** One paper for all of them; true when it stands for an upload. */
  async use_shared({ material, upload }: SharedMaterial): Promise<boolean> {
    const { value, problem } = await this.known.share(this.service.id, material, upload);
    if (problem) this.set({ trouble: { material, findings: [], problem } });
    else this.keep(material, value.upload);
    return !problem;
  }

  /** What the office has of a material that is asked for, if it may be used once the applicant agrees. */
  offer_of({ id, passed_over }: ChecklistItem): EarlierMaterial | null {
    const is_open = passed_over?.some(({ by, why }) => by === 'earlier_case' && why === 'no_consent');
    return (is_open && this.state.earlier.find(({ material }) => material === id)) || null;
  }

  /** The applicant agrees to its being used again; true when it stands for an upload. */
  async use_earlier({ material, case: number }: EarlierMaterial): Promise<boolean> {
    const { value, problem } = await this.known.use_earlier(this.service.id, material, number);
    if (problem) this.set({ trouble: { material, findings: [], problem } });
    else this.keep(material, value.upload);
    return !problem;
  }

  accept_of(material: string): Accept | undefined {
    return this.service.materials.find(({ id }) => id === material)?.accept;
  }

  asked_for(): ChecklistItem[] {
    return this.state.items.filter(({ obtain }) => obtain === 'upload');
  }

  spared(): ChecklistItem[] {
    return this.state.items.filter(({ spared }) => spared);
  }

  missing(): ChecklistItem[] {
    return this.asked_for().filter(({ id, necessity }) => necessity === 'required' && !this.state.draft.materials[id]);
  }

  /** What is wrong with a picture that is to be one page of a document: its kind and bytes will be others. */
  inspect_page(material: string, { content, name, claimed_type }: Offered): Promise<Inspection> {
    const { kinds: _kinds, size_bytes_min: _least, size_bytes_max: _most, ...accept } = this.accept_of(material) ?? { kinds: [] };
    return this.core.inspect({ ...accept, kinds: [] }, content, { name, claimed_type });
  }

  /** What the file is and what is wrong with it, without sending it. */
  inspect(material: string, { content, name, claimed_type }: Offered): Promise<Inspection> {
    return this.core.inspect(this.accept_of(material) ?? { kinds: [] }, content, { name, claimed_type });
  }

  /** Takes out of it what it tells besides its picture, checks and sends it; true when the server has it. */
  async give(material: string, given: Offered): Promise<boolean> {
    if (this.state.sending) return false;
    this.show_sent(material, 'looking', 0, 1);
    const look = async () => {
      const offered = { ...given, content: await this.core.strip(given.content) };
      return { offered, inspection: await this.inspect(material, offered) };
    };
    const { offered, inspection } = await look().catch((error) => {
      this.set({ sending: null });
      throw error;
    });
    const { findings } = inspection;
    this.set({ trouble: findings.length > 0 ? { material, findings, problem: null } : null });
    if (findings.some(({ severity }) => severity === 'error')) {
      this.set({ sending: null });
      return false;
    }
    const outcome = await this.send(material, offered, inspection);
    this.set({ sending: null });
    this.transfer = null;
    if (!outcome) return false;
    const { value, problem } = outcome;
    if (problem) {
      this.set({ trouble: { material, findings: problem.findings ?? [], problem } });
      return false;
    }
    this.keep(material, value.upload);
    return true;
  }

  pause(): void {
    this.transfer?.pause();
  }

  /** From a pause, or because the network may be back. */
  resume(): void {
    this.transfer?.resume();
  }

  /** Sends it no further; what has arrived is forgotten. */
  async cancel(): Promise<void> {
    await this.transfer?.end();
  }

  take_back(material: string): void {
    this.keep(material, undefined);
  }

  forget_trouble(): void {
    this.set({ trouble: null });
  }

  /** In one piece, or in chunks where one piece may not get through; null if it was cancelled. */
  private send(
    material: string,
    { content, name }: Offered,
    { kind, sha256 }: Inspection,
  ): Promise<Outcome<{ upload: Upload }> | null> {
    const service = this.service.id;
    const content_type = content_type_of(kind);
    if (content.length <= chunk_bytes || sha256 === null) {
      const file = { content, content_type, file_name: name };
      return this.api.upload(service, material, file, (sent, total) => this.show_sent(material, 'sending', sent, total));
    }
    const file = { service, material, content, content_type, name, sha256 };
    this.transfer = new Transfer(this.api.host, this.api.ask_transfer, file, ({ phase, sent, total }) =>
      this.show_sent(material, phase, sent, total),
    );
    return this.transfer.run();
  }

  private show_sent(material: string, phase: TransferPhase | 'looking', sent: number, total: number): void {
    this.set({ sending: { material, phase, part: total > 0 ? sent / total : 0, can_stop: this.transfer !== null } });
  }

  /** What else has been entered meanwhile must survive. */
  private keep(material: string, upload: Upload | undefined): void {
    const { [material]: _before, ...others } = this.state.draft.materials;
    const materials = upload ? { ...others, [material]: upload } : others;
    this.set({ draft: this.drafts.change(this.state.draft, { materials }), trouble: null });
  }
}

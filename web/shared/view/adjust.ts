// A photograph of a page between being chosen and being sent: looked at by the core, turned, straightened, cut, made small
// enough, and looked at again after each of these. What the host does with pixels is behind `Easel`.

import { Model } from '../base/model';
import type { Inspection } from '../core/client';
import type { Size } from './crop';
import { CutModel } from './cut';
import type { Offered } from './materials';
import { is_mended_by_encoding, is_refused, settle, type Attempt } from './settle';

export interface Part extends Size {
  x: number;
  y: number;
}

/** What a host can do with pictures. A picture is upright as its file says. */
export interface Easel<Picture extends Size> {
  /** Null when it cannot read them as a picture. */
  open(file: Uint8Array, type: string): Promise<Picture | null>;
  /** Clockwise, in tenths of a degree; what was not there before is white. */
  turn(picture: Picture, tenths: number): Picture;
  cut(picture: Picture, part: Part): Picture;
  /** As a JPEG; null when it cannot. */
  encode(picture: Picture, attempt: Attempt): Promise<Uint8Array | null>;
  /** The part as a JPEG of exactly `size`; null when it cannot. */
  encode_part(picture: Picture, part: Part, size: Size, quality: number): Promise<Uint8Array | null>;
}

export type Inspect = (offered: Offered) => Promise<Inspection>;

export interface AdjustState<Picture extends Size> {
  picture: Picture;
  /** What would be sent now. */
  offered: Offered;
  inspection: Inspection;
  /** The cut that is being made. */
  cut: CutModel | null;
  is_working: boolean;
  /** The last change could not be made here: everything stands as before. */
  unable: boolean;
  /** What was done without being asked. */
  done_for_you: 'made_smaller' | 'converted' | null;
  size_bytes_before: number;
}

/** A JPEG of the same name. */
const jpeg_name = (name: string) => `${name.replace(/\.\w+$/, '') || 'picture'}.jpg`;

export class AdjustModel<Picture extends Size> extends Model<AdjustState<Picture>> {
  constructor(
    private readonly easel: Easel<Picture>,
    private readonly inspect: Inspect,
    private readonly size_bytes_max: number | undefined,
    picture: Picture,
    offered: Offered,
    inspection: Inspection,
  ) {
    const size_bytes_before = offered.content.length;
    super({ picture, offered, inspection, cut: null, is_working: false, unable: false, done_for_you: null, size_bytes_before });
  }

  /** What only needs encoding anew is done at once: too many bytes or pixels, a kind that is not taken. */
  async begin(): Promise<void> {
    const { inspection, picture } = this.state;
    if (!is_mended_by_encoding(inspection)) return;
    const is_converted = inspection.findings.some(({ code }) => code === 'material.kind_not_accepted');
    await this.offer_as(picture);
    if (!this.is_refused()) this.set({ done_for_you: is_converted ? 'converted' : 'made_smaller' });
  }

  is_refused(): boolean {
    return is_refused(this.state.inspection);
  }

  /** By how much the lines are turned, in tenths of a degree; 0 where straightening would change nothing. */
  skew(): number {
    const { findings, image } = this.state.inspection;
    return findings.some(({ code }) => code === 'material.skewed') ? (image?.skew ?? 0) : 0;
  }

  turn(quarters: 1 | -1): Promise<void> {
    return this.change((picture) => this.easel.turn(picture, quarters * 900));
  }

  straighten(): Promise<void> {
    return this.change((picture) => this.easel.turn(picture, -this.skew()));
  }

  begin_cut(): void {
    if (!this.state.is_working) this.set({ cut: new CutModel() });
  }

  leave_cut(): void {
    this.set({ cut: null });
  }

  async take_cut(): Promise<void> {
    const { cut, is_working } = this.state;
    if (is_working) return;
    this.set({ cut: null });
    if (cut && !cut.is_whole()) await this.change((picture) => this.easel.cut(picture, cut.part(picture)));
  }

  private async change(alter: (picture: Picture) => Picture): Promise<void> {
    if (this.state.is_working) return;
    await this.offer_as(alter(this.state.picture));
    this.set({ done_for_you: null });
  }

  /** What is shown, what is sent and what is said of it change together, or not at all. */
  private async offer_as(picture: Picture): Promise<void> {
    this.set({ is_working: true, unable: false });
    const name = jpeg_name(this.state.offered.name);
    const offer = (content: Uint8Array) => ({ content, name, claimed_type: 'image/jpeg' });
    const settled = await settle(
      (attempt) => this.easel.encode(picture, attempt),
      (content) => this.inspect(offer(content)),
      this.size_bytes_max,
    ).catch(() => null);
    if (settled) this.set({ picture, offered: offer(settled.content), inspection: settled.inspection });
    this.set({ is_working: false, unable: !settled });
  }
}

// A photo for a document between being chosen and being sent: cut to its frame with the head where the catalogue wants it,
// and judged by the core as it stands.

import type { Clock } from '../base/host';
import { Model } from '../base/model';
import type { Accept, FieldFinding, PhotoSpec } from '../core/shapes';
import type { Easel, Inspect } from './adjust';
import { CropModel, type Size } from './crop';
import type { Offered } from './materials';

/** A photo is judged when it has stood still for so long. */
const still_ms = 400;
/** A picture of at most so many pixels is measured for its head. */
const measured_pixels_max = 1_000_000;
/** The best that keeps within the bytes is taken. */
const qualities = [0.98, 0.94, 0.88, 0.8, 0.7, 0.55, 0.4];

const middle = (bounds: [number, number]) => (bounds[0] + bounds[1]) / 2;

export interface PhotoCutState<Picture> {
  picture: Picture;
  /** Of the picture as it is turned now. */
  crop: CropModel;
  /** What is wrong with the photo as it would be sent now; null until that is known. */
  findings: FieldFinding[] | null;
}

export class PhotoCutModel<Picture extends Size> extends Model<PhotoCutState<Picture>> {
  /** Where the head has to be. */
  readonly spec: PhotoSpec;
  private stop_waiting: () => void = () => undefined;
  private stop_watching: () => void = () => undefined;
  private looks = 0;

  constructor(
    private readonly easel: Easel<Picture>,
    private readonly inspect: Inspect,
    private readonly clock: Pick<Clock, 'after'>,
    private readonly accept: Accept,
    private readonly frame: Size,
    picture: Picture,
  ) {
    super({ picture, crop: new CropModel(picture, frame), findings: null });
    this.spec = accept.image?.photo ?? {};
  }

  begin(): void {
    this.put_up(this.state.picture);
  }

  /** It is looked at no more. */
  leave(): void {
    this.stop_watching();
    this.stop_waiting();
    this.looks += 1;
  }

  turn(quarters: 1 | -1): void {
    this.put_up(this.easel.turn(this.state.picture, quarters * 900));
  }

  /** Whether the catalogue says where the head has to be. */
  may_align(): boolean {
    return this.spec.head_top !== undefined && this.spec.head_width !== undefined;
  }

  async align(): Promise<void> {
    const { picture, crop } = this.state;
    const { head_top, head_width } = this.spec;
    if (!head_top || !head_width) return;
    const before = crop.state;
    const head = await this.find_head(picture);
    // Who has moved it meanwhile knows better.
    if (head && crop.state === before) crop.align(head, { top: middle(head_top), width: middle(head_width) });
  }

  is_refused(): boolean {
    return this.state.findings?.some(({ severity }) => severity === 'error') ?? false;
  }

  /** The photo as it stands, of exactly the frame's pixels and the best quality that keeps within the bytes. */
  async offer(): Promise<Offered | null> {
    const { picture, crop } = this.state;
    const part = crop.cut();
    let content: Uint8Array | null = null;
    for (const quality of qualities) {
      content = await this.easel.encode_part(picture, part, this.frame, quality);
      if (!content || content.length <= (this.accept.size_bytes_max ?? Infinity)) break;
    }
    return content && { content, name: 'photo.jpg', claimed_type: 'image/jpeg' };
  }

  private put_up(picture: Picture): void {
    this.stop_watching();
    const crop = new CropModel(picture, this.frame);
    this.set({ picture, crop });
    this.stop_watching = crop.subscribe(() => this.judge());
    this.judge();
    void this.align();
  }

  private judge(): void {
    this.stop_waiting();
    const look = ++this.looks;
    this.set({ findings: null });
    this.stop_waiting = this.clock.after(still_ms, () => {
      void this.offer().then(async (offered) => {
        const findings = offered && (await this.inspect(offered)).findings;
        if (findings && look === this.looks) this.set({ findings });
      });
    });
  }

  /** Where the head is in the whole picture, in permille; null when the core sees not exactly one. */
  private async find_head(picture: Picture): Promise<{ top: number; width: number } | null> {
    const scale = Math.min(1, Math.sqrt(measured_pixels_max / (picture.width * picture.height)));
    const content = await this.easel.encode(picture, { scale, quality: 0.92 });
    if (!content) return null;
    const { portrait } = await this.inspect({ content, name: 'photo.jpg', claimed_type: 'image/jpeg' });
    if (portrait?.heads !== 1 || !portrait.head_top || !portrait.head_width) return null;
    return { top: middle(portrait.head_top), width: middle(portrait.head_width) };
  }
}

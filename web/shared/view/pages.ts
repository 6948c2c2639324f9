// Several photographed pages into one document: each looked at by the core as it comes, put in order, and wrapped into a
// PDF of at most the bytes the material takes.

import { Model } from '../base/model';
import { bytes_beside_page, picture_pdf, type PdfPage } from '../base/picture_pdf';
import type { Inspection } from '../core/client';
import type { FieldFinding } from '../core/shapes';
import type { Easel, Inspect } from './adjust';
import type { Size } from './crop';
import type { Offered } from './materials';
import { is_mended_by_encoding, is_refused, settle } from './settle';

export interface PagePicture<Picture> {
  key: number;
  picture: Picture;
  findings: FieldFinding[];
  is_refused: boolean;
}

export interface PagesState<Picture> {
  pages: PagePicture<Picture>[];
  is_working: boolean;
  /** The last file was no picture that could be read. */
  unreadable: boolean;
}

export class PagesModel<Picture extends Size> extends Model<PagesState<Picture>> {
  private next_key = 1;

  constructor(
    private readonly easel: Easel<Picture>,
    /** Of a single page: what it must be, but for its kind and bytes. */
    private readonly inspect: Inspect,
    private readonly size_bytes_max: number | undefined,
    readonly pages_max: number,
  ) {
    super({ pages: [], is_working: false, unreadable: false });
  }

  is_full(): boolean {
    return this.state.pages.length >= this.pages_max;
  }

  /** Nothing stands in the way of making the document. */
  is_ready(): boolean {
    const { pages, is_working } = this.state;
    return !is_working && pages.length > 0 && pages.every(({ is_refused }) => !is_refused);
  }

  add(offered: Offered): Promise<void> {
    if (this.is_full()) return Promise.resolve();
    return this.work(async () => {
      this.set({ unreadable: false });
      const picture = await this.easel.open(offered.content, offered.claimed_type);
      if (!picture) return this.set({ unreadable: true });
      let inspection = await this.inspect(offered);
      // What only has too many pixels is made smaller in the document.
      if (is_mended_by_encoding(inspection)) inspection = (await this.encode(picture, Infinity))?.inspection ?? inspection;
      this.set({ pages: [...this.state.pages, this.judged(this.next_key++, picture, inspection)] });
    });
  }

  turn(at: number): Promise<void> {
    const page = this.state.pages[at];
    if (!page) return Promise.resolve();
    return this.work(async () => {
      const picture = this.easel.turn(page.picture, 900);
      const settled = await this.encode(picture, Infinity);
      if (!settled) return;
      const turned = this.judged(page.key, picture, settled.inspection);
      // Pages may have changed places or gone meanwhile.
      this.set({ pages: this.state.pages.map((one) => (one.key === page.key ? turned : one)) });
    });
  }

  /** One place towards the front. */
  move_up(at: number): void {
    const pages = [...this.state.pages];
    const [page] = pages.splice(at, 1);
    if (!page || at === 0) return;
    pages.splice(at - 1, 0, page);
    this.set({ pages });
  }

  remove(at: number): void {
    this.set({ pages: this.state.pages.filter((_, place) => place !== at) });
  }

  /** The document; null when a page does not fit into its share of the bytes, or cannot be encoded. */
  async make(): Promise<Uint8Array | null> {
    if (!this.is_ready()) return null;
    let document: Uint8Array | null = null;
    await this.work(async () => void (document = await this.made_of(this.state.pages)));
    return document;
  }

  private async made_of(pages: readonly PagePicture<Picture>[]): Promise<Uint8Array | null> {
    const share = Math.floor((this.size_bytes_max ?? Infinity) / pages.length) - 2 * bytes_beside_page;
    const made: PdfPage[] = [];
    for (const { picture } of pages) {
      const settled = await this.encode(picture, share);
      if (!settled || is_refused(settled.inspection) || settled.content.length > share) break;
      const { content, inspection } = settled;
      made.push({ content, width: inspection.width ?? picture.width, height: inspection.height ?? picture.height });
    }
    return made.length === pages.length ? picture_pdf(made) : null;
  }

  /** One thing at a time; whatever comes of it, the next may begin. */
  private async work(act: () => Promise<void>): Promise<void> {
    if (this.state.is_working) return;
    this.set({ is_working: true });
    await act().finally(() => this.set({ is_working: false }));
  }

  private encode(picture: Picture, size_bytes_max: number) {
    return settle(
      (attempt) => this.easel.encode(picture, attempt),
      (content) => this.inspect({ content, name: 'page.jpg', claimed_type: 'image/jpeg' }),
      size_bytes_max,
    );
  }

  private judged(key: number, picture: Picture, inspection: Inspection): PagePicture<Picture> {
    return { key, picture, findings: inspection.findings, is_refused: is_refused(inspection) };
  }
}

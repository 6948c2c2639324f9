// One file for one material: taken with the camera or chosen, looked at here, mended where it can be, sent.

import type { Model } from '../../../shared/base/model';
import { say_size } from '../../../shared/base/text';
import { say_problem } from '../../../shared/messages/say';
import { AdjustModel } from '../../../shared/view/adjust';
import { content_type_of, frame_of, type MaterialsModel, type Offered } from '../../../shared/view/materials';
import { PagesModel } from '../../../shared/view/pages';
import { PhotoCutModel } from '../../../shared/view/photo_cut';
import type { Drawing } from '../drawing';
import type { PageControl } from '../frame';
import { get_ready_to_look } from '../platform/core';
import { easel, Previews, type Picture } from '../platform/easel';
import { choose_file, choose_picture, read_file, type Chosen } from '../platform/pictures';
import { draw_page, draw_pages, draw_photo, type AtHandPart } from './at_hand';
import { say_all } from './fields';

/** What the memory of a cheap phone bears when a picture is unpacked; the catalogue's own limits are the core's to judge. */
const file_bytes_max = 30 * 1024 * 1024;
/** Of a document whose catalogue says nothing else. */
const pages_max_default = 20;

type Trouble = 'too_large' | 'unreadable' | 'small' | 'heic';

/** What is being worked on before it is sent. */
type AtHand =
  | { kind: 'photo'; photo: PhotoCutModel<Picture> }
  | { kind: 'page'; adjust: AdjustModel<Picture> }
  | { kind: 'pages'; pages: PagesModel<Picture>; is_large: boolean };

export class FileTaker {
  private at_hand: AtHand | null = null;
  private trouble: { kind: Trouble; size_bytes: number } | null = null;
  /** What was chosen last; what was chosen before comes to nothing. */
  private chosen = 0;
  private readonly previews: Previews;
  private readonly followed = new WeakSet<Model<object>>();

  constructor(
    private readonly page: PageControl,
    private readonly model: MaterialsModel,
    private readonly material: string,
    private readonly done: () => void,
  ) {
    this.previews = new Previews(() => page.draw());
    get_ready_to_look();
  }

  /** The action of the screen is this one's for now. */
  get is_at_work(): boolean {
    return this.at_hand !== null;
  }

  leave(): void {
    this.chosen += 1;
    this.put(null);
  }

  draw(drawing: Drawing): void {
    const { words } = this.page.program;
    const { sending } = this.model.state;
    const { at_hand, previews } = this;
    const is_sending = sending?.material === this.material;
    this.draw_trouble(drawing);
    if (is_sending) this.draw_sending(drawing, sending);
    const follow = (model: Model<object>) => this.follow(model);
    const at: AtHandPart = { drawing, words, previews, is_sending, follow, use: (offered) => void this.use(offered) };
    if (at_hand?.kind === 'photo') draw_photo(at, at_hand.photo);
    if (at_hand?.kind === 'page') draw_page(at, at_hand.adjust);
    if (at_hand?.kind === 'pages') {
      const { pages: model, is_large } = at_hand;
      const add = (source: 'album' | 'camera') => void this.add_page(model, source);
      return draw_pages(at, { model, is_large, add, make: () => void this.make_document(model), leave: () => this.put(null) });
    }
    this.draw_choosing(drawing, is_sending);
  }

  private draw_trouble(drawing: Drawing): void {
    const { words } = this.page.program;
    const { trouble: judged } = this.model.state;
    const frame = frame_of(this.model.accept_of(this.material));
    if (this.trouble) {
      const { kind, size_bytes } = this.trouble;
      const help = words(`photo.${kind}_help`, { width: frame?.width ?? 0, height: frame?.height ?? 0 });
      drawing.notice('warn', words(`photo.${kind}`, { size: say_size(size_bytes) }), [help]);
    }
    if (judged?.material !== this.material) return;
    const { findings, problem } = judged;
    // What is at hand says itself what is wrong with it, unless the office found more.
    if (!this.at_hand || problem) for (const { text } of say_all(findings, words)) drawing.text(text, 'status', 'warn');
    if (!problem || findings.length > 0) return;
    const { title, detail } = say_problem(problem, words);
    drawing.notice('warn', title, [detail]);
  }

  private draw_choosing(drawing: Drawing, is_sending: boolean): void {
    const { words } = this.page.program;
    const accept = this.model.accept_of(this.material);
    const given = this.model.state.draft.materials[this.material];
    if (given && !this.at_hand && !is_sending) drawing.text(words('materials.given', { size: say_size(given.size_bytes) }), 'status', 'done');
    const of_picture = (source: 'album' | 'camera') => () => void this.take(() => choose_picture(source));
    drawing.buttons('second', { label: words('photo.take'), act: of_picture('camera') }, { label: words('photo.choose'), act: of_picture('album') });
    if (accept?.kinds.includes('pdf')) {
      drawing.buttons('second', { label: words('photo.choose_file'), act: () => void this.take(choose_file) });
      if (!frame_of(accept)) drawing.buttons('plain', { label: words('photo.pages'), act: () => this.gather() });
    }
    if (!accept) return;
    const kinds = accept.kinds.map((kind) => kind.toUpperCase()).join(words('frame.or'));
    drawing.text(words('photo.accepted', { kinds, size: say_size(accept.size_bytes_max ?? 0) }), 'quiet');
  }

  private draw_sending(drawing: Drawing, { phase, part, can_stop }: NonNullable<MaterialsModel['state']['sending']>): void {
    const { words } = this.page.program;
    drawing.sending(words(`transfer.${phase}`, { percent: Math.floor(part * 100) }), part);
    if (!can_stop) return;
    const is_halted = phase === 'paused' || phase === 'waiting';
    const turn = () => (is_halted ? this.model.resume() : this.model.pause());
    const halt = { label: words(is_halted ? 'transfer.go_on' : 'transfer.pause'), act: turn };
    drawing.buttons('second', ...(phase === 'checking' ? [] : [halt]), { label: words('transfer.cancel'), act: () => void this.model.cancel() });
  }

  /** The file that the citizen means, read; null where there is none, or it was said why not. */
  private async read(choose: () => Promise<Chosen | null>): Promise<Offered | null> {
    const chosen = await choose();
    if (!chosen) return null;
    const { path, name, size_bytes } = chosen;
    if (size_bytes <= file_bytes_max) return { content: await read_file(path), name, claimed_type: '' };
    this.say('too_large', size_bytes);
    return null;
  }

  private async take(choose: () => Promise<Chosen | null>): Promise<void> {
    const mine = ++this.chosen;
    const is_latest = () => this.chosen === mine;
    const read = await this.read(choose);
    if (!read || !is_latest()) return;
    this.model.forget_trouble();
    this.put(null);
    const inspection = await this.model.inspect(this.material, read);
    if (!is_latest()) return;
    const offered = { ...read, claimed_type: content_type_of(inspection.kind) };
    // What is no picture is judged as it is.
    if (inspection.width === null) return this.use(offered);
    const picture = await easel.open(read.content, offered.claimed_type);
    if (!is_latest()) return;
    const accept = this.model.accept_of(this.material);
    const frame = frame_of(accept);
    const size_bytes = read.content.length;
    if (!picture && inspection.kind === 'heic') return this.say('heic', size_bytes);
    if (!picture) return frame ? this.say('unreadable', size_bytes) : this.use(offered);
    if (frame && (picture.width < frame.width || picture.height < frame.height)) return this.say('small', size_bytes);
    const inspect = (one: Offered) => this.model.inspect(this.material, one);
    if (accept && frame) {
      const photo = this.page.follow(new PhotoCutModel(easel, inspect, this.page.program.host.clock, accept, frame, picture));
      this.put({ kind: 'photo', photo });
      return photo.begin();
    }
    const adjust = this.page.follow(new AdjustModel(easel, inspect, accept?.size_bytes_max, picture, offered, inspection));
    this.put({ kind: 'page', adjust });
    await adjust.begin();
  }

  private gather(): void {
    this.chosen += 1;
    this.model.forget_trouble();
    const accept = this.model.accept_of(this.material);
    const inspect = (one: Offered) => this.model.inspect_page(this.material, one);
    const pages = this.page.follow(new PagesModel(easel, inspect, accept?.size_bytes_max, accept?.pages_max ?? pages_max_default));
    this.put({ kind: 'pages', pages, is_large: false });
  }

  private async add_page(pages: PagesModel<Picture>, source: 'album' | 'camera'): Promise<void> {
    const read = await this.read(() => choose_picture(source));
    if (!read || !this.is_gathering(pages)) return;
    this.put({ kind: 'pages', pages, is_large: false });
    await pages.add(read);
  }

  private async make_document(pages: PagesModel<Picture>): Promise<void> {
    if (!pages.is_ready()) return;
    const content = await pages.make();
    if (!this.is_gathering(pages)) return;
    this.put({ kind: 'pages', pages, is_large: !content });
    if (content) await this.use({ content, name: `${this.material}.pdf`, claimed_type: 'application/pdf' });
  }

  private is_gathering(pages: PagesModel<Picture>): boolean {
    return this.at_hand?.kind === 'pages' && this.at_hand.pages === pages;
  }

  private async use(offered: Offered): Promise<void> {
    if (!(await this.model.give(this.material, offered))) return;
    this.put(null);
    this.done();
  }

  private follow(model: Model<object>): void {
    if (this.followed.has(model)) return;
    this.followed.add(model);
    this.page.follow(model);
  }

  private say(kind: Trouble, size_bytes: number): void {
    this.put(null);
    this.trouble = { kind, size_bytes };
    this.page.draw();
  }

  private put(at_hand: AtHand | null): void {
    if (this.at_hand?.kind === 'photo') this.at_hand.photo.leave();
    this.trouble = null;
    this.at_hand = at_hand;
    this.page.draw();
  }
}

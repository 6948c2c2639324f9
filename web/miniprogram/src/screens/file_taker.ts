// One file for one material: taken with the camera or chosen, checked here, cut where the catalogue asks for exact
// pixels, sent.

import { say_size } from '../../../shared/base/text';
import { say_problem } from '../../../shared/messages/say';
import { CropModel } from '../../../shared/view/crop';
import { content_type_of, frame_of, type MaterialsModel } from '../../../shared/view/materials';
import type { Drawing } from '../drawing';
import type { PageControl } from '../frame';
import { choose_file, choose_picture, decode_picture, encode_within, read_file, type Chosen, type Picture } from '../platform/pictures';
import { say_all } from './fields';

const canvas = '#canvas';
/** What the memory of a cheap phone bears when a picture is unpacked; the catalogue's own limits are the core's to judge. */
const file_bytes_max = 30 * 1024 * 1024;
const step = 0.05;

type Trouble = 'too_large' | 'unreadable' | 'small';

export class FileTaker {
  private cut: { picture: Picture; crop: CropModel } | null = null;
  private trouble: { kind: Trouble; size_bytes: number } | null = null;

  constructor(
    private readonly page: PageControl,
    private readonly model: MaterialsModel,
    private readonly material: string,
    private readonly done: () => void,
  ) {}

  draw(drawing: Drawing): void {
    const { words } = this.page.program;
    const { model, material } = this;
    const { sending, trouble: judged, draft } = model.state;
    const accept = model.accept_of(material);
    const frame = frame_of(accept);
    if (this.trouble) {
      const { kind, size_bytes } = this.trouble;
      const help = words(`photo.${kind}_help`, { width: frame?.width ?? 0, height: frame?.height ?? 0 });
      drawing.notice('warn', words(`photo.${kind}`, { size: say_size(size_bytes) }), [help]);
    }
    if (judged?.material === material) {
      for (const { text } of say_all(judged.findings, words)) drawing.text(text, 'status', 'warn');
      if (judged.problem && judged.findings.length === 0) {
        const { title, detail } = say_problem(judged.problem, words);
        drawing.notice('warn', title, [detail]);
      }
    }
    if (sending?.material === material) this.draw_sending(drawing, sending);
    else if (draft.materials[material] && !this.cut) {
      drawing.text(words('materials.given', { size: say_size(draft.materials[material]!.size_bytes) }), 'status', 'done');
    }
    if (this.cut) this.draw_cut(drawing, this.cut);
    const of_picture = (source: 'album' | 'camera') => () => void this.take(() => choose_picture(source));
    drawing.buttons('second', { label: words('photo.take'), act: of_picture('camera') }, { label: words('photo.choose'), act: of_picture('album') });
    if (accept?.kinds.includes('pdf')) {
      drawing.buttons('second', { label: words('photo.choose_file'), act: () => void this.take(choose_file) });
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
    drawing.buttons(
      'second',
      { label: words(is_halted ? 'transfer.go_on' : 'transfer.pause'), act: turn },
      { label: words('transfer.cancel'), act: () => void this.model.cancel() },
    );
  }

  private draw_cut(drawing: Drawing, { picture, crop }: { picture: Picture; crop: CropModel }): void {
    const { words } = this.page.program;
    const { frame, centre, zoom } = crop.state;
    const shown = crop.shown_size();
    const percent = (part: number) => `${(part * 100).toFixed(2)}%`;
    const style = [
      `width: ${percent(shown.width / frame.width)}`,
      `height: ${percent(shown.height / frame.height)}`,
      `left: ${percent(0.5 - (centre.x * shown.width) / frame.width)}`,
      `top: ${percent(0.5 - (centre.y * shown.height) / frame.height)}`,
    ].join('; ');
    const ratio = percent(frame.height / frame.width);
    drawing.text(words('photo.crop_help'));
    drawing.cutter({ path: picture.path, ratio, style, label: words('photo.preview') }, (by) => {
      const [x = 0, y = 0] = by.split(' ').map(Number);
      crop.move_by(x, y);
    });
    const move = (x: number, y: number) => () => crop.move_by(x * frame.width, y * frame.height);
    drawing.buttons(
      'second',
      { label: words('photo.smaller'), act: () => crop.zoom_to(zoom * (1 - step * 2)) },
      { label: words('photo.larger'), act: () => crop.zoom_to(zoom * (1 + step * 2)) },
    );
    drawing.buttons(
      'second',
      { label: words('photo.left'), act: move(-step, 0) },
      { label: words('photo.right'), act: move(step, 0) },
      { label: words('photo.up'), act: move(0, -step) },
      { label: words('photo.down'), act: move(0, step) },
    );
    drawing.go_on(words('photo.use'), () => void this.send_cut(), this.model.state.sending !== null);
  }

  private async take(choose: () => Promise<Chosen | null>): Promise<void> {
    const chosen = await choose();
    if (!chosen) return;
    this.model.forget_trouble();
    this.show(null, null);
    const { path, name, size_bytes } = chosen;
    if (size_bytes > file_bytes_max) return this.show({ kind: 'too_large', size_bytes }, null);
    const offered = { content: await read_file(path), name, claimed_type: '' };
    const inspection = await this.model.inspect(this.material, offered);
    const named = { ...offered, claimed_type: content_type_of(inspection.kind) };
    const frame = frame_of(this.model.accept_of(this.material));
    // What is no picture is judged as it is; a picture is cut first where exact pixels are asked for.
    if (!frame || inspection.width === null) return void ((await this.model.give(this.material, named)) && this.done());
    const picture = await decode_picture(canvas, path);
    if (!picture) return this.show({ kind: 'unreadable', size_bytes }, null);
    const { width, height } = picture.image;
    if (width < frame.width || height < frame.height) return this.show({ kind: 'small', size_bytes }, null);
    this.show(null, { picture, crop: this.page.follow(new CropModel({ width, height }, frame)) });
  }

  private async send_cut(): Promise<void> {
    const accept = this.model.accept_of(this.material);
    const frame = frame_of(accept);
    if (!this.cut || !frame) return;
    const content = await encode_within(canvas, this.cut.picture, this.cut.crop.cut(), frame, accept?.size_bytes_max);
    if (!content) return this.show({ kind: 'unreadable', size_bytes: 0 }, null);
    if (!(await this.model.give(this.material, { content, name: `${this.material}.jpg`, claimed_type: 'image/jpeg' }))) return;
    this.show(null, null);
    this.done();
  }

  private show(trouble: FileTaker['trouble'], cut: FileTaker['cut']): void {
    this.trouble = trouble;
    this.cut = cut;
    this.page.draw();
  }
}

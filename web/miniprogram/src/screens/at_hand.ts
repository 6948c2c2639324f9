// A picture that was chosen, between that and its being sent: a photo cut to its frame, a page mended, several pages put
// together. Each draws its view model; the fingers' way and the buttons' come to the same.

import type { Model } from '../../../shared/base/model';
import { say_size } from '../../../shared/base/text';
import { guiding_words } from '../../../shared/messages/guiding';
import type { AdjustModel } from '../../../shared/view/adjust';
import type { CropModel } from '../../../shared/view/crop';
import { edges, type CutModel, type Edge } from '../../../shared/view/cut';
import type { Offered } from '../../../shared/view/materials';
import type { PagesModel } from '../../../shared/view/pages';
import type { PhotoCutModel } from '../../../shared/view/photo_cut';
import type { FieldFinding } from '../../../shared/core/shapes';
import type { Words } from '../../../shared/messages/words';
import type { Drawing } from '../drawing';
import type { Picture, Previews } from '../platform/easel';
import { say_all } from './fields';

/** Of the frame, or of the picture's side, by each press. */
const step = 0.05;

const percent = (part: number) => `${(part * 100).toFixed(2)}%`;

const box_of = (left: number, top: number, width: number, height: number) =>
  `left: ${percent(left)}; top: ${percent(top)}; width: ${percent(width)}; height: ${percent(height)}`;

const middle = ([least, most]: [number, number]) => (least + most) / 2000;

export interface AtHandPart {
  drawing: Drawing;
  words: Words;
  previews: Previews;
  is_sending: boolean;
  /** Draws anew whenever this changes. */
  follow: (model: Model<object>) => void;
  use: (offered: Offered) => void;
}

function draw_verdict({ drawing, words }: AtHandPart, findings: readonly FieldFinding[] | null, is_refused: boolean): void {
  const guide = guiding_words(words.language);
  if (findings === null) return drawing.text(guide('guiding.working'), 'status');
  for (const { text } of say_all(findings, words)) drawing.text(text, 'status', 'warn');
  drawing.text(guide(is_refused ? 'guiding.bad' : findings.length > 0 ? 'guiding.good_warned' : 'guiding.good'), 'status', is_refused ? 'warn' : 'done');
}

/** Where the finger was, from one drawing to the next; and the edges that it holds. */
const held = new WeakMap<CropModel, { x: number; y: number }>();
const grips = new WeakMap<CutModel, Edge[]>();

function draw_frame(drawing: Drawing, path: string, label: string, crop: CropModel, { head_top, head_width, head_height }: PhotoCutModel<Picture>['spec']): void {
  const { frame, centre } = crop.state;
  const shown = crop.shown_size();
  const [width, height] = [shown.width / frame.width, shown.height / frame.height];
  const has_head = head_top && head_width && head_height;
  const head = has_head ? box_of(0.5 - middle(head_width) / 2, middle(head_top), middle(head_width), middle(head_height)) : '';
  const style = box_of(0.5 - centre.x * width, 0.5 - centre.y * height, width, height);
  drawing.cutter({ path, ratio: percent(frame.height / frame.width), style, over: has_head ? 'head' : '', over_style: head, label }, (did, x, y) => {
    const from = held.get(crop);
    held.set(crop, { x, y });
    if (did === 'move' && from) crop.move_by((x - from.x) * frame.width, (y - from.y) * frame.height);
  });
}

export function draw_photo(at: AtHandPart, model: PhotoCutModel<Picture>): void {
  const { drawing, words, previews } = at;
  const guide = guiding_words(words.language);
  const { picture, crop, findings } = model.state;
  const { frame, zoom } = crop.state;
  drawing.text(words('photo.crop_help'));
  draw_frame(drawing, previews.path_of(picture), guide('guiding.crop_preview'), crop, model.spec);
  if (model.may_align()) drawing.text(guide('guiding.head'), 'quiet');
  draw_verdict(at, findings, model.is_refused());
  const move = (x: number, y: number) => () => crop.move_by(x * frame.width, y * frame.height);
  drawing.buttons(
    'second',
    { label: guide('guiding.turn_left'), act: () => model.turn(-1) },
    { label: guide('guiding.turn_right'), act: () => model.turn(1) },
  );
  if (model.may_align()) drawing.buttons('second', { label: guide('guiding.align'), act: () => void model.align() });
  drawing.buttons(
    'second',
    { label: words('photo.smaller'), act: () => crop.zoom_to(zoom * (1 - step * 2)) },
    { label: words('photo.larger'), act: () => crop.zoom_to(zoom * (1 + step * 2)) },
  );
  drawing.buttons(
    'second',
    { label: words('photo.left'), act: move(-step, 0) },
    { label: words('photo.right'), act: move(step, 0) },
  );
  drawing.buttons(
    'second',
    { label: words('photo.up'), act: move(0, -step) },
    { label: words('photo.down'), act: move(0, step) },
  );
  drawing.go_on(words('photo.use'), () => void model.offer().then((offered) => offered && at.use(offered)), at.is_sending);
}

export function draw_page(at: AtHandPart, model: AdjustModel<Picture>): void {
  const { drawing, words, previews } = at;
  const guide = guiding_words(words.language);
  const { picture, offered, inspection, cut, is_working, unable, done_for_you, size_bytes_before } = model.state;
  if (cut) return draw_edges(at, picture, model, cut);
  const is_refused = model.is_refused();
  const skew = model.skew();
  drawing.heading(guide('guiding.title'));
  drawing.text(guide('guiding.look'));
  drawing.picture(previews.path_of(picture), 'wide', guide('guiding.preview', { width: picture.width, height: picture.height }));
  if (unable) drawing.text(guide('guiding.unable'), 'status', 'warn');
  const sizes = { before: say_size(size_bytes_before), after: say_size(offered.content.length) };
  if (!is_working && done_for_you) drawing.text(guide(`guiding.${done_for_you}`, sizes), 'quiet');
  draw_verdict(at, is_working ? null : inspection.findings, is_refused);
  if (!is_working && is_refused) drawing.text(guide('guiding.bad_help'));
  const straighten = { label: guide('guiding.straighten', { degrees: Math.round(Math.abs(skew) / 10) }), act: () => void model.straighten() };
  if (skew !== 0) drawing.buttons('second', { ...straighten, busy: is_working });
  drawing.buttons(
    'second',
    { label: guide('guiding.turn_left'), act: () => void model.turn(-1), busy: is_working },
    { label: guide('guiding.turn_right'), act: () => void model.turn(1), busy: is_working },
    { label: guide('guiding.cut'), act: () => model.begin_cut(), busy: is_working },
  );
  if (!is_refused) drawing.go_on(guide('guiding.use'), () => !is_working && at.use(offered), at.is_sending || is_working);
}

function draw_edges({ drawing, words, previews, follow }: AtHandPart, picture: Picture, model: AdjustModel<Picture>, cut: CutModel): void {
  const guide = guiding_words(words.language);
  const { left, right, top, bottom } = cut.state;
  follow(cut);
  drawing.text(guide('guiding.cut_help_buttons'));
  const content = {
    path: previews.path_of(picture),
    ratio: percent(picture.height / picture.width),
    style: box_of(0, 0, 1, 1),
    over: 'keep' as const,
    over_style: box_of(left, top, right - left, bottom - top),
    label: guide('guiding.cut_preview'),
  };
  drawing.cutter(content, (did, x, y) => {
    if (did === 'hold') grips.set(cut, cut.edges_near(x, y));
    for (const edge of grips.get(cut) ?? []) cut.move(edge, edge === 'left' || edge === 'right' ? x : y);
  });
  for (const edge of edges) {
    const inwards = edge === 'left' || edge === 'top' ? step : -step;
    const name = { edge: guide(`guiding.${edge}`) };
    const move = (by: number) => () => cut.move(edge, cut.state[edge] + by);
    drawing.buttons('second', { label: guide('guiding.edge_in', name), act: move(inwards) }, { label: guide('guiding.edge_out', name), act: move(-inwards) });
  }
  drawing.buttons('second', { label: guide('guiding.cut_leave'), act: () => model.leave_cut() });
  drawing.go_on(guide('guiding.cut_take'), () => void model.take_cut());
}

export interface Gathering {
  model: PagesModel<Picture>;
  /** The last try to make the document was too large for what the material takes. */
  is_large: boolean;
  add: (source: 'album' | 'camera') => void;
  make: () => void;
  leave: () => void;
}

export function draw_pages({ drawing, words, previews, is_sending }: AtHandPart, { model, is_large, add, make, leave }: Gathering): void {
  const guide = guiding_words(words.language);
  const { pages, is_working, unreadable } = model.state;
  drawing.heading(guide('guiding.pages'));
  drawing.text(guide('guiding.pages_help'));
  if (pages.length === 0) drawing.text(guide('guiding.pages_none'), 'quiet');
  pages.forEach(({ picture, findings }, at) => {
    const number = { at: at + 1 };
    drawing.heading(guide('guiding.page', number));
    drawing.picture(previews.path_of(picture), 'small', guide('guiding.page', number));
    for (const { text } of say_all(findings, words)) drawing.text(text, 'status', 'warn');
    const up = { label: guide('guiding.page_up', number), act: () => model.move_up(at) };
    const turn = { label: guide('guiding.page_turn', number), act: () => void model.turn(at), busy: is_working };
    const remove = { label: guide('guiding.page_remove', number), act: () => model.remove(at) };
    drawing.buttons('second', ...(at > 0 ? [up] : []), turn, remove);
  });
  if (is_working) drawing.text(guide('guiding.working'), 'status');
  if (unreadable) drawing.text(guide('guiding.page_unreadable'), 'status', 'warn');
  if (is_large) drawing.text(guide('guiding.pages_large'), 'status', 'warn');
  if (pages.some(({ is_refused }) => is_refused)) drawing.text(guide('guiding.page_bad'), 'status', 'warn');
  if (model.is_full()) drawing.text(guide('guiding.pages_full', { count: model.pages_max }), 'quiet');
  else {
    const by_camera = { label: guide('guiding.page_camera'), act: () => add('camera'), busy: is_working };
    drawing.buttons('second', by_camera, { label: guide('guiding.page_add'), act: () => add('album'), busy: is_working });
  }
  drawing.buttons('second', { label: guide('guiding.pages_leave'), act: leave });
  if (model.is_ready()) drawing.go_on(guide('guiding.pages_make', { count: pages.length }), make, is_sending);
}

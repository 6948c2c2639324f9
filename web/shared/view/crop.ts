// Cutting a photo to its frame. The frame keeps the ratio the catalogue asks for; the picture is moved and enlarged
// behind it and always covers it. Exact enough in floating point: whole pixels are made only when it is cut out.

import { Model } from '../base/model';

export interface Size {
  width: number;
  height: number;
}

export interface CropState {
  picture: Size;
  frame: Size;
  /** 1 covers the frame exactly on the tighter side. */
  zoom: number;
  /** The point of the picture under the frame's centre, as parts of its width and height. */
  centre: { x: number; y: number };
}

export const zoom_max = 6;

export class CropModel extends Model<CropState> {
  /** The smallest zoomable picture still has the frame's pixels: more zoom would only invent some. */
  readonly zoom_limit: number;

  constructor(picture: Size, frame: Size) {
    super({ picture, frame, zoom: 1, centre: { x: 0.5, y: 0.5 } });
    const { width, height } = this.shown_size(1);
    this.zoom_limit = Math.min(zoom_max, Math.max(1, picture.width / width, picture.height / height));
    this.move_to(0.5, 0.5);
  }

  /** How large the whole picture is shown when the frame has its own pixels. */
  shown_size(zoom = this.state.zoom): Size {
    const { picture, frame } = this.state;
    const scale = zoom * Math.max(frame.width / picture.width, frame.height / picture.height);
    return { width: picture.width * scale, height: picture.height * scale };
  }

  zoom_to(zoom: number): void {
    this.set({ zoom: Math.min(this.zoom_limit, Math.max(1, zoom)) });
    this.move_to(this.state.centre.x, this.state.centre.y);
  }

  /** Moves the picture by pixels of the frame: dragging to the right shows what lies left. */
  move_by(x: number, y: number): void {
    const shown = this.shown_size();
    const { centre } = this.state;
    this.move_to(centre.x - x / shown.width, centre.y - y / shown.height);
  }

  /** Puts a head that stands `top` below the picture's upper edge and is `width` wide (permille) where the catalogue wants it. */
  align(head: { top: number; width: number }, wanted: { top: number; width: number }): void {
    const { frame } = this.state;
    this.zoom_to(((wanted.width / head.width) * frame.width) / this.shown_size(1).width);
    const shown = this.shown_size();
    const from_top = (head.top * shown.height - wanted.top * frame.height) / 1000;
    this.move_to(0.5, (from_top + frame.height / 2) / shown.height);
  }

  /** What is cut out, in pixels of the picture. */
  cut(): { x: number; y: number; width: number; height: number } {
    const { picture, frame, centre } = this.state;
    const shown = this.shown_size();
    const width = (frame.width / shown.width) * picture.width;
    const height = (frame.height / shown.height) * picture.height;
    return { x: centre.x * picture.width - width / 2, y: centre.y * picture.height - height / 2, width, height };
  }

  private move_to(x: number, y: number): void {
    const { frame } = this.state;
    const shown = this.shown_size();
    const within = (value: number, part: number) => Math.min(1 - part / 2, Math.max(part / 2, value));
    this.set({ centre: { x: within(x, frame.width / shown.width), y: within(y, frame.height / shown.height) } });
  }
}

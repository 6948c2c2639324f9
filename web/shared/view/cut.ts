// Cutting away what does not belong to a page: four edges, each moved by itself. For a frame of a given ratio see crop.ts.

import { Model } from '../base/model';

export const edges = ['left', 'right', 'top', 'bottom'] as const;
export type Edge = (typeof edges)[number];

/** Where the edges stand, as parts of the picture's width and height. */
export type CutState = { [edge in Edge]: number };

/** What stays is never narrower than this part of the picture. */
export const part_min = 0.1;

export class CutModel extends Model<CutState> {
  constructor() {
    super({ left: 0, right: 1, top: 0, bottom: 1 });
  }

  /** How far an edge can go: not past the picture's, and not past the one that lies opposite. */
  bounds(edge: Edge): { least: number; most: number } {
    const { left, right, top, bottom } = this.state;
    if (edge === 'left') return { least: 0, most: right - part_min };
    if (edge === 'right') return { least: left + part_min, most: 1 };
    if (edge === 'top') return { least: 0, most: bottom - part_min };
    return { least: top + part_min, most: 1 };
  }

  move(edge: Edge, to: number): void {
    const { least, most } = this.bounds(edge);
    this.set({ [edge]: Math.min(most, Math.max(least, to)) });
  }

  /** The edges that a finger at this point means: the nearer of each two, so that a corner moves both. */
  edges_near(x: number, y: number): Edge[] {
    const { left, right, top, bottom } = this.state;
    return [
      Math.abs(x - left) < Math.abs(x - right) ? 'left' : 'right',
      Math.abs(y - top) < Math.abs(y - bottom) ? 'top' : 'bottom',
    ];
  }

  is_whole(): boolean {
    const { left, right, top, bottom } = this.state;
    return left === 0 && right === 1 && top === 0 && bottom === 1;
  }

  /** What stays, in pixels of a picture of that size. */
  part({ width, height }: { width: number; height: number }): { x: number; y: number; width: number; height: number } {
    const { left, right, top, bottom } = this.state;
    return { x: left * width, y: top * height, width: (right - left) * width, height: (bottom - top) * height };
  }
}

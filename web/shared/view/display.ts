// How the page is shown: the standard version, or the elder version with its sizes of text (长辈版, after the industry
// ministry's 移动互联网应用适老化通用设计规范: text from 18 px, the largest setting from 30 px, targets from 60 px).

import type { Shelf } from '../base/host';
import { Model } from '../base/model';

export interface DisplayState {
  elder: boolean;
  /** Of the elder version, from 0. */
  size: number;
}

export const sizes_count = 3;
const key = 'display';

export class DisplayModel extends Model<DisplayState> {
  constructor(private readonly shelf: Shelf) {
    const [version, size] = (shelf.read(key) ?? '').split(' ');
    const known = Number(size) >= 0 && Number(size) < sizes_count ? Number(size) : 0;
    super({ elder: version === 'elder', size: known });
  }

  choose(elder: boolean): void {
    this.keep({ elder, size: 0 });
  }

  /** By one step, as far as there are steps. */
  resize(by: 1 | -1): void {
    const size = Math.min(sizes_count - 1, Math.max(0, this.state.size + by));
    this.keep({ ...this.state, size });
  }

  private keep(state: DisplayState): void {
    this.shelf.write(key, state.elder ? `elder ${state.size}` : 'standard');
    this.set(state);
  }
}

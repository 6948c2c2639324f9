// The photo behind its frame; a finger moves it.

import { part_component, tell } from '../../component';

let from: { x: number; y: number } | null = null;

part_component({
  on_touch({ touches: [touch] }: WxEvent) {
    from = touch ? { x: touch.clientX, y: touch.clientY } : null;
  },
  on_move({ touches: [touch] }: WxEvent) {
    if (!touch || !from) return;
    tell(this, this.data.part.act, `${touch.clientX - from.x} ${touch.clientY - from.y}`);
    from = { x: touch.clientX, y: touch.clientY };
  },
});

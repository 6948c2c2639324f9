// A picture that a finger works on: it says where the finger was put down and where it went, as parts of the picture's box.

import { part_component, tell } from '../../component';

let box: WxBox | null = null;

part_component({
  on_touch({ touches: [touch] }: WxEvent) {
    box = null;
    if (!touch) return;
    this.createSelectorQuery().select('.cutter').boundingClientRect().exec(([found]) => {
      box = found ?? null;
      if (box) tell(this, this.data.part.act, `hold ${(touch.clientX - box.left) / box.width} ${(touch.clientY - box.top) / box.height}`);
    });
  },
  on_move({ touches: [touch] }: WxEvent) {
    if (!touch || !box) return;
    tell(this, this.data.part.act, `move ${(touch.clientX - box.left) / box.width} ${(touch.clientY - box.top) / box.height}`);
  },
});

// Waits for a press to be over. Leaving a field shows what is wrong with it, and that moves what lies below; if it moved
// between the finger's coming down and going up again, the press would land on something else or on nothing.

let is_pressed = false;
let waiting: (() => void)[] = [];

function released(): void {
  is_pressed = false;
  // The click belongs to this press and is dispatched right behind it.
  setTimeout(() => {
    if (is_pressed) return;
    const acts = waiting;
    waiting = [];
    for (const act of acts) act();
  });
}

const early = { capture: true, passive: true };
// A touch sends its mouse events after it has ended: both kinds count.
for (const name of ['pointerdown', 'mousedown']) addEventListener(name, () => (is_pressed = true), early);
for (const name of ['pointerup', 'pointercancel', 'mouseup', 'dragend']) addEventListener(name, released, early);

/** Acts at once, or, while something is pressed, as soon as it is no more. */
export function after_press(act: () => void): void {
  if (is_pressed) waiting.push(act);
  else act();
}

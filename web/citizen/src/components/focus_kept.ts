// What had the focus may go away with what it did: a tool gives way to another, the last step up is gone. The focus then
// goes to what stands nearest, instead of to the top of the page, where whoever uses keys or listens would begin anew.

import { useEffect, type MutableRef } from 'preact/hooks';

/** Where the focus lands of all that is new; else on the first thing that takes it. */
const lands = '[data-lands]';
const takes_focus = 'a[href], button, input, select, textarea, [tabindex]';

/** The nearest around it that is still there; what went away has lost its parents, so they are kept. */
function landing_place(line: readonly Element[]): HTMLElement | null {
  for (const around of line) {
    if (!around.isConnected) continue;
    const found = around.querySelector<HTMLElement>(lands) ?? around.querySelector<HTMLElement>(takes_focus);
    if (found) return found;
  }
  return null;
}

function line_up(from: Element, to: Element): Element[] {
  const line: Element[] = [];
  for (let one: Element | null = from; one && one !== to; one = one.parentElement) line.push(one);
  return [...line, to];
}

/** Of everything within `container` that the focus was on last. */
export function useFocusKept(container: MutableRef<HTMLElement | null>, inputs: readonly unknown[] = []): void {
  useEffect(() => {
    const whole = container.current;
    if (!whole) return;
    let line: Element[] = [];
    const note = (event: FocusEvent) => (line = line_up(event.target as Element, whole));
    const look = (records: MutationRecord[]) => {
      const [last] = line;
      if (!last || document.activeElement !== document.body) return;
      if (!records.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(last)))) return;
      // What was only moved to another place lost the focus likewise.
      if (last.isConnected) return (last as HTMLElement).focus();
      const place = landing_place(line);
      line = [];
      place?.focus();
    };
    const observer = new MutationObserver(look);
    whole.addEventListener('focusin', note);
    observer.observe(whole, { childList: true, subtree: true });
    return () => {
      whole.removeEventListener('focusin', note);
      observer.disconnect();
    };
  }, inputs);
}

// Server-sent events in a browser. EventSource reconnects by itself after a lost connection, but gives up for good when
// the server answers anything but a stream (it is restarting, say): then it is opened anew, more and more slowly.

import type { OpenEvents } from '../../../shared/base/host';

const reopen_delay_min_ms = 2_000;
const reopen_delay_max_ms = 30_000;

export const browser_events: OpenEvents = (path, listeners) => {
  let source: EventSource | null = null;
  let timer = 0;
  let delay_ms = reopen_delay_min_ms;

  function open(): void {
    source = new EventSource(path);
    source.addEventListener('case', (event) => listeners.message('case', (event as MessageEvent<string>).data));
    source.onopen = () => {
      delay_ms = reopen_delay_min_ms;
      listeners.state(true);
    };
    source.onerror = () => {
      listeners.state(false);
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = window.setTimeout(open, delay_ms);
      delay_ms = Math.min(delay_ms * 2, reopen_delay_max_ms);
    };
  }

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
};

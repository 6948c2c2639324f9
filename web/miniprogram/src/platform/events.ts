// Server-sent events over a chunked request: a mini-program has no EventSource. A stream that ends is opened anew.

import type { OpenEvents } from '../../../shared/base/host';
import { utf8Coder } from '../../../../wasm/loader/utf8';
import type { Cookies } from './transport';

const reopen_delay_ms = 3_000;
/** WeChat ends a request after a while; the stream is opened anew then. */
const stream_timeout_ms = 600_000;
const newline = 10;
/** More than any event of ours; one that is longer is passed over. */
export const event_bytes_max = 65_536;

/** Cuts a stream of bytes into events (HTML Standard, 9.2.6), whatever its chunks are. */
export class EventReader {
  private readonly utf8 = utf8Coder();
  private line: number[] = [];
  private event = '';
  private data: string[] = [];
  /** Of the event until now, without its line ends. */
  private size_bytes = 0;

  constructor(private readonly message: (event: string, data: string) => void) {}

  take(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (byte !== newline) {
        this.size_bytes += 1;
        if (this.size_bytes <= event_bytes_max) this.line.push(byte);
        continue;
      }
      // A line is decoded whole: a character may be cut between two chunks.
      this.read(this.utf8.decode(Uint8Array.from(this.line)).replace(/\r$/, ''));
      this.line = [];
    }
  }

  private read(line: string): void {
    if (line === '') {
      if (this.data.length > 0 && this.size_bytes <= event_bytes_max) this.message(this.event || 'message', this.data.join('\n'));
      this.event = '';
      this.data = [];
      this.size_bytes = 0;
      return;
    }
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
    if (name === 'event') this.event = value;
    if (name === 'data') this.data.push(value);
  }
}

export const wechat_events =
  (address: string, cookies: Cookies): OpenEvents =>
  (path, listeners) => {
    let closed = false;
    let task: WxRequestTask | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => {
      listeners.state(false);
      if (!closed) timer = setTimeout(open, reopen_delay_ms);
    };
    /** Who is refused asks no more, as EventSource does; what the server cannot do now it may do later. */
    const ended = ({ statusCode }: { statusCode: number }) => {
      closed ||= statusCode >= 400 && statusCode < 500 && statusCode !== 429;
      again();
    };
    function open(): void {
      const reader = new EventReader((event, data) => listeners.message(event, data));
      task = wx.request({
        url: address + path,
        method: 'GET',
        header: { Accept: 'text/event-stream', ...cookies.header },
        dataType: 'text',
        responseType: 'text',
        timeout: stream_timeout_ms,
        enableChunked: true,
        success: ended,
        fail: again,
      });
      task.onHeadersReceived(() => listeners.state(true));
      task.onChunkReceived(({ data }) => reader.take(new Uint8Array(data)));
    }
    open();
    return () => {
      closed = true;
      clearTimeout(timer);
      task?.abort();
    };
  };

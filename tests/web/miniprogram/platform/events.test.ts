import { describe, expect, it } from 'vitest';
import { event_bytes_max, EventReader } from '../../../../web/miniprogram/src/platform/events';

function read(chunks: Uint8Array[]): [string, string][] {
  const events: [string, string][] = [];
  const reader = new EventReader((event, data) => events.push([event, data]));
  for (const chunk of chunks) reader.take(chunk);
  return events;
}
const bytes = (text: string) => new TextEncoder().encode(text);

describe('server-sent events out of chunks', () => {
  const stream = ': hello\n\nevent: case\ndata: {"姓名":"李测试"}\n\nevent: case\r\ndata: a\r\ndata: b\r\n\r\ndata:plain\n\n';
  const events = [
    ['case', '{"姓名":"李测试"}'],
    ['case', 'a\nb'],
    ['message', 'plain'],
  ];

  it('reads them whole', () => expect(read([bytes(stream)])).toEqual(events));

  it('reads them cut anywhere, also within a character', () => {
    const whole = bytes(stream);
    for (let at = 0; at <= whole.length; at++) expect(read([whole.subarray(0, at), whole.subarray(at)])).toEqual(events);
    expect(read([...whole].map((byte) => Uint8Array.of(byte)))).toEqual(events);
  });

  it('passes over an event that is longer than any of ours, and goes on', () => {
    const data = (length: number) => `data:${'a'.repeat(length - 'data:'.length)}\n\n`;
    const told = read([bytes(data(event_bytes_max) + data(event_bytes_max + 1) + 'data:after\n\n')]);
    expect(told.map(([, text]) => text.length)).toEqual([event_bytes_max - 'data:'.length, 'after'.length]);
  });

  it('tells nothing before the empty line', () => expect(read([bytes('event: case\ndata: a\n')])).toEqual([]));
});

import { describe, expect, it } from 'vitest';
import { EventReader } from '../../../../web/miniprogram/src/platform/events';

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

  it('tells nothing before the empty line', () => expect(read([bytes('event: case\ndata: a\n')])).toEqual([]));
});

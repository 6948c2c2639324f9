import { describe, expect, it } from 'vitest';
import { changes_of, Drawing } from '../../../web/miniprogram/src/drawing';

function drawn(name: string, value = '', more = false) {
  const drawing = new Drawing(name);
  drawing.text('above');
  drawing.line('/name', { label: 'name', value, type: 'text' });
  if (more) drawing.text('below');
  drawing.go_on('go on', () => undefined);
  return drawing.drawn;
}

describe('what crosses over to the view', () => {
  it('is everything at first, and when parts come or go', () => {
    expect(Object.keys(changes_of(null, drawn('a')))).toEqual(['drawn']);
    expect(Object.keys(changes_of(drawn('a'), drawn('a', '', true)))).toEqual(['drawn']);
  });
  it('is the part that changed, and the title', () => {
    expect(changes_of(drawn('a'), drawn('a'))).toEqual({});
    expect(Object.keys(changes_of(drawn('a'), drawn('a', 'x')))).toEqual(['drawn.parts[1]']);
    expect(changes_of(drawn('a'), drawn('b'))).toEqual({ 'drawn.title': 'b' });
  });
});

describe('a drawing', () => {
  it('names what is meant, and tells it with its value', () => {
    const drawing = new Drawing('title');
    const told: string[] = [];
    drawing.line('/name', { label: 'name', value: '', type: 'text', act: (value) => told.push(value) });
    drawing.buttons('second', { label: 'a', act: () => told.push('a') }, { label: 'b', act: () => told.push('b') });
    const [line, buttons] = drawing.drawn.parts;
    if (line?.kind !== 'line' || buttons?.kind !== 'buttons') throw new Error('other parts');
    drawing.acts.get(line.act)?.('typed');
    drawing.acts.get(buttons.buttons[1]!.act)?.('');
    expect(told).toEqual(['typed', 'b']);
  });
  it('has one of many as the picker wants it, and says what is chosen', () => {
    const options = [{ value: 'a', label: 'first' }, { value: 'b', label: 'second' }];
    const drawing = new Drawing('title');
    drawing.list('chosen', { value: 'b', options, empty: 'choose' });
    drawing.list('none', { value: '', options, empty: 'choose' });
    expect(drawing.drawn.parts).toMatchObject([
      { labels: ['first', 'second'], values: ['a', 'b'], at: 1, shown: 'second' },
      { at: 0, shown: 'choose' },
    ]);
  });
  it('tells what a finger did, and where', () => {
    const drawing = new Drawing('title');
    const told: unknown[] = [];
    drawing.cutter({ path: '', ratio: '', style: '', over: '', over_style: '', label: '' }, (...did) => told.push(did));
    drawing.acts.get('act cutter')?.('hold 0.5 0.25');
    expect(told).toEqual([['hold', 0.5, 0.25]]);
  });
  it('has another shape once other things can be done, whatever was typed meanwhile', () => {
    const offering = (typed: string, ...labels: string[]) => {
      const drawing = new Drawing('title', 7);
      drawing.line('/name', { label: 'name', value: typed, type: 'text', act: () => undefined });
      drawing.buttons('second', ...labels.map((label) => ({ label, act: () => undefined })));
      return drawing;
    };
    expect(offering('a', 'keep', 'send').shape).toBe(offering('b', 'keep', 'send').shape);
    expect(offering('a', 'keep', 'send').shape).not.toBe(offering('a', 'keep').shape);
    expect(offering('a', 'send').shape).not.toBe(offering('a', 'withdraw').shape);
    expect([...offering('a', 'keep', 'send').acts.keys()]).toEqual(['act /name', 'act7.0', 'act7.1']);
  });
});

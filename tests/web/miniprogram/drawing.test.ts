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
    drawing.line('/name', { label: 'name', value: '', type: 'text', act: drawing.name((value) => told.push(value)) });
    drawing.buttons('second', { label: 'a', act: () => told.push('a') }, { label: 'b', act: () => told.push('b') });
    const [line, buttons] = drawing.drawn.parts;
    if (line?.kind !== 'line' || buttons?.kind !== 'buttons') throw new Error('other parts');
    drawing.acts.get(line.act)?.('typed');
    drawing.acts.get(buttons.buttons[1]!.act)?.('');
    expect(told).toEqual(['typed', 'b']);
  });
});

import { describe, expect, it } from 'vitest';
import { changed_of, hours_text, read_hours, typed_of, unread_day } from '../../../web/console/src/hall_change';

describe('hours as they are typed', () => {
  const table: [string, string[][] | null][] = [
    ['', []],
    ['  ', []],
    ['09:00-12:00', [['09:00', '12:00']]],
    ['9:00-12:00 13:30-17:00', [['09:00', '12:00'], ['13:30', '17:00']]],
    ['９：００－１２：００，13:30 – 17:00', [['09:00', '12:00'], ['13:30', '17:00']]],
    ['9:00至12:00、13:30到17:00', [['09:00', '12:00'], ['13:30', '17:00']]],
    ['09:00', null],
    ['9-12', null],
    ['上午', null],
    ['09:00-12:00 关', null],
  ];
  it.each(table)('%s', (text, hours) => expect(read_hours(text)).toEqual(hours));
});

describe('what is other than what stands', () => {
  const plan = {
    team: 'desk',
    weekly: { monday: [['09:00', '12:00'], ['13:30', '17:00']], tuesday: [] },
    places: { online: 2, walk_in: 1, staff: 0, priority: 0 },
  };
  const typed = typed_of(plan);

  it('is nothing at first', () => {
    expect(hours_text(plan.weekly, 'monday')).toBe('09:00-12:00 13:30-17:00');
    expect(typed.hours.sunday).toBe('');
    expect(changed_of(plan, typed)).toEqual({});
  });

  it('is the whole week where a day differs, and the places where one does', () => {
    const shorter = { ...typed, hours: { ...typed.hours, monday: '9:00 - 12:00' } };
    expect(changed_of(plan, shorter).weekly?.monday).toEqual([['09:00', '12:00']]);
    expect(changed_of(plan, shorter).weekly?.tuesday).toEqual([]);
    expect(changed_of(plan, shorter).places).toBeUndefined();
    const fewer = { ...typed, places: { ...plan.places, online: 1 } };
    expect(changed_of(plan, fewer)).toEqual({ places: { online: 1, walk_in: 1, staff: 0, priority: 0 } });
  });

  it('cannot be told while a day is unreadable', () => {
    expect(unread_day(typed)).toBeUndefined();
    expect(unread_day({ ...typed, hours: { ...typed.hours, friday: '上午' } })).toBe('friday');
  });
});

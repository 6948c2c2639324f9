import { describe, expect, it } from 'vitest';
import { memory_shelf } from '../../../../web/shared/base/host';
import { Cookies, header_of, set_cookies } from '../../../../web/miniprogram/src/platform/transport';

describe('cookies, which wx.request does not keep', () => {
  const cases: [what: string, lines: string[][], header: Record<string, string>][] = [
    ['none laid', [], {}],
    ['one laid', [['session=a=b; Path=/; HttpOnly; Max-Age=60']], { Cookie: 'session=a=b' }],
    ['a newer one takes its place', [['session=1'], ['session=2']], { Cookie: 'session=2' }],
    ['two beside each other', [['a=1', 'b=2; Secure']], { Cookie: 'a=1; b=2' }],
    ['one taken away', [['a=1', 'b=2'], ['a=; Max-Age=0']], { Cookie: 'b=2' }],
  ];
  it.each(cases)('%s', (_what, lines, header) => {
    const shelf = memory_shelf();
    for (const answer of lines) new Cookies(shelf).keep(answer);
    expect(new Cookies(shelf).header).toEqual(header);
  });

  it('finds them where a device tells them, and headers whatever their case', () => {
    expect(set_cookies({}, ['a=1'])).toEqual(['a=1']);
    expect(set_cookies({ 'Set-Cookie': 'a=1' }, undefined)).toEqual(['a=1']);
    expect(set_cookies({}, undefined)).toEqual([]);
    expect(header_of({ 'Retry-After': '3' })('retry-after')).toBe('3');
  });
});

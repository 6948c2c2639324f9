// The way to the server by wx.request, which keeps no cookies: the session's lies on the shelf and goes along.

import type { Shelf, Transport } from '../../../shared/base/host';

const jar = 'cookies';

export class Cookies {
  constructor(private readonly shelf: Shelf) {}

  get header(): Record<string, string> {
    const pairs = Object.entries(this.read()).map(([name, value]) => `${name}=${value}`);
    return pairs.length > 0 ? { Cookie: pairs.join('; ') } : {};
  }

  /** `lines` as Set-Cookie has them; an age of nothing takes one away. */
  keep(lines: readonly string[]): void {
    if (lines.length === 0) return;
    const cookies = this.read();
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      const name = pair.slice(0, at).trim();
      if (attributes.some((one) => /^\s*max-age=(0|-)/i.test(one))) delete cookies[name];
      else cookies[name] = pair.slice(at + 1).trim();
    }
    this.shelf.write(jar, JSON.stringify(cookies));
  }

  private read(): Record<string, string> {
    return JSON.parse(this.shelf.read(jar) ?? '{}');
  }
}

/** By lower-case name; devices spell headers as they like. */
export function header_of(header: Record<string, string>): (name: string) => string | null {
  const lower = Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => lower[name] ?? null;
}

export function set_cookies(header: Record<string, string>, cookies: string[] | undefined): string[] {
  const line = header_of(header)('set-cookie');
  return cookies ?? (line === null ? [] : [line]);
}

/** WeChat takes an ArrayBuffer, and a stretch of one would go out whole. */
function whole(body: string | Uint8Array | undefined): string | ArrayBuffer | undefined {
  return body instanceof Uint8Array ? (body.slice().buffer as ArrayBuffer) : body;
}

export const wechat_transport = (address: string, cookies: Cookies): Transport => (request) =>
  new Promise((resolve) => {
    wx.request({
      url: address + request.path,
      method: request.method,
      header: { ...request.headers, ...cookies.header },
      data: whole(request.body),
      dataType: 'text',
      responseType: 'text',
      timeout: request.timeout_ms,
      success({ statusCode, header, cookies: laid, data }) {
        cookies.keep(set_cookies(header, laid));
        resolve({ answer: { status: statusCode, header: header_of(header), text: data } });
      },
      fail: ({ errMsg }) => resolve({ failure: /timeout/i.test(errMsg) ? 'timed_out' : 'network_lost' }),
    });
  });

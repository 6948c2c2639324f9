// Kuaidi100's side for tests: takes subscriptions over HTTP, and signs pushes as the vendor does.

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { pause } from './client.mjs';

/** A push of the whole history, newest first, in the vendor's form: `events` are `{ at, code, text }`, oldest first. */
export function pushText(waybill, events) {
  const china = (at) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const data = events.map(({ at, code, text, areaName = '云川市' }) => ({ context: text, time: china(at), ftime: china(at), status: '', statusCode: code, areaName })).reverse();
  return JSON.stringify({
    status: 'polling',
    billstatus: 'got',
    message: '',
    lastResult: { message: 'ok', state: '0', status: '200', condition: 'F00', ischeck: '0', com: 'ems', nu: waybill, data },
  });
}

export const signature = (param, salt) => createHash('md5').update(param).update(salt).digest('hex').toUpperCase();

/** The body of a callback. */
export const callbackBody = (param, sign) => new URLSearchParams({ sign, param }).toString();

export class Carrier {
  constructor() {
    /** By waybill: `{ callback, salt }`. */
    this.parcels = new Map();
    this.server = createServer((request, response) => this.take(request, response));
  }

  async start() {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    this.address = `http://127.0.0.1:${this.server.address().port}`;
  }

  async take(request, response) {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { number, parameters } = JSON.parse(new URLSearchParams(body).get('param'));
    this.parcels.set(number, { callback: new URL(parameters.callbackurl).pathname, salt: parameters.salt });
    response.setHeader('Content-Type', 'application/json');
    response.end('{"result":true,"returnCode":"200","message":"提交成功"}');
  }

  /** Resolves when this many parcels were subscribed. */
  async subscribed(count) {
    for (let tries = 0; this.parcels.size < count; tries += 1, await pause(50)) {
      if (tries === 400) throw new Error(`${this.parcels.size} of ${count} parcels were subscribed`);
    }
  }

  close() {
    this.server.close();
    this.server.closeAllConnections?.();
  }
}

// A clerk of the demo city who accepts, grants and hands the certificate to the courier.

import assert from 'node:assert/strict';
import { Client } from './client.mjs';

const account = { user: 'clerk', password: 'yunchuan-demo-2026' };

export class Window {
  constructor(server) {
    this.client = new Client(() => server.address);
    this.prefix = `window-${process.pid}`;
    this.count = 0;
  }

  async signIn() {
    const { status, text } = await this.client.ask('POST', '/api/v1/staff/sessions', { body: JSON.stringify(account) });
    assert.equal(status, 201, text);
  }

  async act(number, what, body) {
    this.count += 1;
    const request = { body: JSON.stringify(body), key: `${this.prefix}-${this.count}` };
    const { status, text } = await this.client.ask('POST', `/api/v1/staff/cases/${number}/${what}`, request);
    assert.ok(status === 200 || status === 201, text);
  }

  async ship(number, waybill) {
    await this.act(number, 'acceptance', {});
    await this.act(number, 'decisions', { outcome: 'granted' });
    await this.act(number, 'shipments', { carrier: 'ems', waybill });
  }
}

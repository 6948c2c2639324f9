// A courier that calls back again and again, each time with one news more and the whole history, signed. The parcels stand in the file
// that ONETRIP_BENCH_PARCELS names: `[{ path, salt, waybill }]`.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pushText } from '../../faults/carrier.mjs';

const accepted = '"returnCode":"200"';
const mark = '0000000000';
const historyLength = 6;

/** A text with a place for a number of ten digits, which percent-encoding leaves as they are. */
class Template {
  constructor(waybill) {
    const began = Date.now() - 6 * 3_600_000;
    const events = Array.from({ length: historyLength }, (_, at) => ({
      at: began + at * 3_600_000,
      code: at === 0 ? '103' : '1002',
      text: `【云川市】邮件已离开云川处理中心，发往下一站${at === historyLength - 1 ? mark : ''}`,
    }));
    this.raw = pushText(waybill, events).split(mark);
    this.encoded = this.raw.map((part) => new URLSearchParams({ param: part }).toString().slice('param='.length));
  }

  param(number) {
    return this.raw[0] + number + this.raw[1];
  }

  body(number, sign) {
    return `sign=${sign}&param=${this.encoded[0]}${number}${this.encoded[1]}`;
  }
}

class Courier {
  constructor({ path, salt, waybill }) {
    this.path = path;
    this.salt = salt;
    this.template = new Template(waybill);
  }

  next() {
    // Never the same twice, also not in a later round.
    const number = String(Math.floor(Math.random() * 1e10)).padStart(10, '0');
    const sign = createHash('md5').update(this.template.param(number)).update(this.salt).digest('hex').toUpperCase();
    const body = this.template.body(number, sign);
    return `POST ${this.path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  }

  isUnderWay() {
    return false;
  }

  answered(status, body) {
    if (status !== 200 || !body.includes(accepted)) throw new Error(`${status} ${body}`);
  }
}

export async function prepare(_address, count) {
  const parcels = JSON.parse(readFileSync(process.env.ONETRIP_BENCH_PARCELS, 'utf8'));
  return Array.from({ length: count }, (_, at) => new Courier(parcels[at % parcels.length]));
}

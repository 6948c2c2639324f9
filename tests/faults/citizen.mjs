// A citizen who books, applies and withdraws, and never forgets what was acknowledged.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { codeSentTo } from '../server/demo_sms.mjs';
import { Client } from './client.mjs';

const sequence = { key: 0, phone: 0 };

/** A sound picture of nobody, made heavier by a comment. */
function photo(sizeBytes = 20_000) {
  const picture = readFileSync(new URL('../vectors/files/portrait.jpg', import.meta.url));
  const comment = Buffer.alloc(sizeBytes - picture.length, 'x');
  comment.writeUInt16BE(0xfffe, 0);
  comment.writeUInt16BE(comment.length - 2, 2);
  return Buffer.concat([picture.subarray(0, 2), comment, picture.subarray(2)]);
}

const fileName = '张测试的一寸照.jpg';
const answers = {
  name: '张测试',
  id_type: 'resident_id',
  id_no: '11010519491231002X',
  mobile: '13800138000',
  batch: 'autumn',
  kind: 'primary',
  subject: 'mathematics',
  place_basis: 'household',
  education: 'bachelor',
  degree_place: 'mainland',
  exam_basis: 'national_exam',
  putonghua_level: '2A',
  resume: '二〇〇八年九月至二〇一二年六月在云川师范学院学习，之后在云川市第一小学代课。',
  deliver_mode: 'mail',
  mail_address: '云川市澜溪区百合路18号3栋201室',
  commitment: true,
};

export class Citizen {
  /** `server`: its `address` and `log()`, where a demo shows the codes it would send to phones. */
  constructor(server, random) {
    this.server = server;
    this.client = new Client(() => server.address);
    this.random = random;
    /** Every request that made something: `{ target, body, key, status, text }`, for replays. */
    this.acknowledged = [];
    /** By number: the case's state, its receipt, the slot it holds. */
    this.cases = new Map();
    /** The open booking, if there is one: `{ id, slot, case }`. */
    this.booking = undefined;
    this.turnedAway = 0;
  }

  /** How a citizen comes to a session that may book and submit: the only place that knows. */
  async signIn() {
    const { status, text, body } = await this.client.ask('POST', '/api/v1/sessions', { body: '{}' });
    assert.ok(status === 201 || status === 200, text);
    if (body.session.signed_in === false) await this.signInByPhone();
  }

  async signInByPhone() {
    const ends = String((sequence.phone += 1)).padStart(4, '0');
    this.phone = `139${String(process.pid % 10_000).padStart(4, '0')}${ends}`;
    // Everybody comes from an address of their own: codes are counted by it.
    const headers = { 'X-Forwarded-For': `10.9.${sequence.phone >> 8}.${sequence.phone & 255}` };
    const logged = this.server.log().length;
    const sent = await this.client.ask('POST', '/api/v1/phone-codes', { body: JSON.stringify({ phone: this.phone }), headers });
    assert.ok(sent.status < 300, sent.text);
    const code = await codeSentTo(this.phone, () => this.server.log(), logged);
    const signedIn = await this.client.ask('POST', '/api/v1/sign-ins', { body: JSON.stringify({ phone: this.phone, code }), headers });
    assert.ok(signedIn.status < 300, signedIn.text);
  }

  /** A POST with a key of its own, kept if it made something. */
  async make(target, body, headers) {
    const key = `fault-${process.pid}-${(sequence.key += 1)}`;
    const answer = await this.client.ask('POST', target, { body, key, headers });
    const { status, text } = answer;
    if (status === 201) this.acknowledged.push({ target, body, key, headers, status, text });
    return answer;
  }

  async hold(slot) {
    const { status, text, body } = await this.make('/api/v1/bookings', JSON.stringify({ hall: 'demo-hospital', service: 'medical-check', slot }));
    if (status === 409 && body.code === 'slot_taken') {
      this.turnedAway += 1;
      return;
    }
    assert.equal(status, 201, text);
    this.booking = { id: body.booking.id, slot };
  }

  /** What of it is personal. */
  get person() {
    const { name, id_no, mobile, mail_address } = answers;
    return { name, id_no, mobile, mail_address, fileName, phone: this.phone };
  }

  async sendPhoto() {
    const headers = { 'Content-Type': 'image/jpeg', 'X-File-Name': encodeURIComponent(fileName) };
    const upload = await this.make('/api/v1/uploads?service=teacher-qualification&material=photo', photo(), headers);
    assert.equal(upload.status, 201, upload.text);
    return upload;
  }

  /** The text of an application with this booking, its photo sent. */
  async application(booking) {
    const upload = await this.sendPhoto();
    const materials = { photo: upload.body.upload.id };
    return JSON.stringify({ service: 'teacher-qualification', service_version: 1, answers, materials, booking, consents: ['processing'] });
  }

  async submit() {
    const { status, text, body } = await this.make('/api/v1/cases', await this.application(this.booking.id));
    assert.equal(status, 201, text);
    this.booking.case = body.case.number;
    this.cases.set(body.case.number, { state: 'submitted', receipt: body.receipt, isChecked: false });
  }

  async cancel() {
    const { status, text } = await this.client.ask('DELETE', `/api/v1/bookings/${this.booking.id}`);
    assert.equal(status, 200, text);
    this.booking = undefined;
  }

  async withdraw() {
    const number = this.booking.case;
    const { status, text } = await this.make(`/api/v1/cases/${number}/withdrawal`, '{}');
    assert.equal(status, 200, text);
    Object.assign(this.cases.get(number), { state: 'withdrawn', isChecked: false });
    this.booking = undefined;
  }

  /** The next thing this citizen does. */
  async act(slots) {
    if (!this.booking) return this.hold(this.random.pick(slots));
    if (this.booking.case) return this.withdraw();
    return this.random.next() < 0.3 ? this.cancel() : this.submit();
  }
}

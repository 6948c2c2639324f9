// The peer's store: better-sqlite3 with WAL and synchronous = FULL, every statement prepared once, one transaction per request.

import Database from 'better-sqlite3';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { service } from '../../load/form.mjs';

const tables = `
CREATE TABLE session (token_hash BLOB PRIMARY KEY, citizen TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE cases (number TEXT PRIMARY KEY, citizen TEXT NOT NULL, service TEXT NOT NULL, state TEXT NOT NULL,
  submitted_at INTEGER NOT NULL, query_code_hash BLOB NOT NULL, answers TEXT NOT NULL, record TEXT NOT NULL) STRICT;
CREATE INDEX cases_time ON cases (submitted_at, number);
CREATE INDEX cases_state ON cases (state, submitted_at, number);
CREATE TABLE case_event (case_number TEXT NOT NULL REFERENCES cases, sequence INTEGER NOT NULL, at INTEGER NOT NULL,
  code TEXT NOT NULL, PRIMARY KEY (case_number, sequence)) STRICT, WITHOUT ROWID;
CREATE TABLE case_viewer (citizen TEXT NOT NULL, case_number TEXT NOT NULL REFERENCES cases, PRIMARY KEY (citizen, case_number)) STRICT, WITHOUT ROWID;
CREATE TABLE receipt (case_number TEXT PRIMARY KEY REFERENCES cases, receipt TEXT NOT NULL, content TEXT NOT NULL) STRICT;
CREATE TABLE booking (id TEXT PRIMARY KEY, citizen TEXT NOT NULL, slot TEXT NOT NULL, seat INTEGER, state TEXT NOT NULL,
  held_until INTEGER, created_at INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX booking_seat ON booking (slot, seat) WHERE seat IS NOT NULL;
CREATE INDEX booking_citizen ON booking (citizen) WHERE seat IS NOT NULL;
CREATE TABLE kept_answer (citizen TEXT NOT NULL, key TEXT NOT NULL, fingerprint BLOB NOT NULL, status INTEGER NOT NULL,
  body TEXT NOT NULL, created_at INTEGER NOT NULL, PRIMARY KEY (citizen, key)) STRICT;
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

const seatsPerSlot = 4;
const holdMilliseconds = 15 * 60_000;
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const masked = (text) => text.slice(0, 1) + '*'.repeat(Math.max(0, text.length - 1));

export function openStore(folder) {
  const database = new Database(`${folder}/peer.db`);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.exec(tables);
  const sql = (text) => database.prepare(text);
  const addSession = sql('INSERT INTO session VALUES (?, ?, ?)');
  const findSession = sql('SELECT citizen FROM session WHERE token_hash = ? AND expires_at > ?').pluck();
  const findAnswer = sql('SELECT fingerprint, status, body FROM kept_answer WHERE citizen = ? AND key = ?');
  const keepAnswer = sql('INSERT INTO kept_answer VALUES (?, ?, ?, ?, ?, ?)');
  const openOf = sql('SELECT id FROM booking WHERE citizen = ? AND seat IS NOT NULL').pluck();
  const seatsOf = sql('SELECT seat FROM booking WHERE slot = ? AND seat IS NOT NULL').pluck();
  const addBooking = sql("INSERT INTO booking VALUES (?, ?, ?, ?, 'held', ?, ?)");
  const findBooking = sql('SELECT * FROM booking WHERE id = ?');
  const leaveSeat = sql("UPDATE booking SET seat = NULL, held_until = NULL, state = 'cancelled' WHERE id = ?");
  const nextNumber = sql('INSERT INTO counter VALUES (?, 1) ON CONFLICT DO UPDATE SET value = value + 1 RETURNING value').pluck();
  const addCase = sql("INSERT INTO cases VALUES (?, ?, ?, 'submitted', ?, ?, ?, ?)");
  const addEvent = sql('INSERT INTO case_event VALUES (?, ?, ?, ?)');
  const addReceipt = sql('INSERT INTO receipt VALUES (?, ?, ?)');
  const letSee = sql('INSERT INTO case_viewer VALUES (?, ?)');
  const { privateKey } = generateKeyPairSync('ed25519');

  const answer = (status, value) => ({ status, body: JSON.stringify(value) });
  const bookingView = (booking) => ({ booking: { id: booking.id, slot: booking.slot, state: booking.state, held_until: booking.held_until } });

  function hold(citizen, { slot }) {
    if (openOf.get(citizen)) return answer(409, { code: 'booking_open' });
    const taken = new Set(seatsOf.all(slot));
    const seat = [...Array(seatsPerSlot).keys()].find((each) => !taken.has(each));
    if (seat === undefined) return answer(409, { code: 'slot_taken' });
    const now = Date.now();
    const booking = { id: randomBytes(16).toString('base64url'), slot, state: 'held', held_until: now + holdMilliseconds };
    addBooking.run(booking.id, citizen, slot, seat, booking.held_until, now);
    return answer(201, bookingView(booking));
  }

  function submit(citizen, { answers, materials, booking, service_version }) {
    const now = Date.now();
    const day = new Date(now).toISOString().slice(0, 10);
    const number = day.replaceAll('-', '') + String(nextNumber.get(day)).padStart(10, '0');
    const queryCode = randomBytes(4).toString('hex').slice(0, 6);
    const text = JSON.stringify(answers);
    const content = JSON.stringify({ answers, materials, booking, service, service_version });
    const facts = { type: 'receipt', case_number: number, service, service_version, received_at: now, content_hash: sha256(content).toString('hex') };
    const receipt = { ...facts, signature: sign(null, Buffer.from(JSON.stringify(facts)), privateKey).toString('base64url') };
    const maskedAnswers = Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, typeof value === 'string' ? masked(value) : value]));
    addCase.run(number, citizen, service, now, sha256(queryCode), text, JSON.stringify({ masked: maskedAnswers }));
    addReceipt.run(number, JSON.stringify(receipt), content);
    letSee.run(citizen, number);
    addEvent.run(number, 1, now, 'case.submitted');
    const view = { number, service: { id: service, version: 1 }, state: 'submitted', submitted_at: now, answers_masked: maskedAnswers, timeline: [{ at: now, code: 'case.submitted' }] };
    return answer(201, { case: view, receipt, query_code: queryCode });
  }

  const keep = database.transaction((citizen, key, fingerprint, make) => {
    const kept = findAnswer.get(citizen, key);
    if (kept) return kept.fingerprint.equals(fingerprint) ? kept : answer(409, { code: 'idempotency_key_reused' });
    const made = make();
    if (made.status < 300) keepAnswer.run(citizen, key, fingerprint, made.status, made.body, Date.now());
    return made;
  });

  const cancel = database.transaction((citizen, id) => {
    const booking = findBooking.get(id);
    if (booking?.citizen !== citizen) return answer(404, { code: 'not_found' });
    leaveSeat.run(id);
    return answer(200, bookingView({ ...booking, state: 'cancelled', held_until: null }));
  });

  return {
    beginSession() {
      const token = randomBytes(32);
      addSession.run(sha256(token), randomBytes(16).toString('base64url'), Date.now() + 90 * 86_400_000);
      return token.toString('base64url');
    },
    citizenOf: (token) => findSession.get(sha256(Buffer.from(token, 'base64url')), Date.now()),
    once: (citizen, key, url, body, make) => keep.immediate(citizen, key, sha256(url, body), make),
    hold,
    cancel: (citizen, id) => cancel.immediate(citizen, id),
    submit,
    slots: () => Array.from({ length: 140 }, (_, at) => ({ id: `slot-${at}`, free: seatsPerSlot, state: 'open' })),
  };
}

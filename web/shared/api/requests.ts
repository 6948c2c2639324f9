// The way to the server: the device's session, a key for what is to happen once, and what is sent again while no answer
// came. Problems come back as values; nothing here throws for what a server or a network may do.

import type { Host, TransportRequest } from '../base/host';
import type { Language } from '../base/text';
import { read_answer } from './answer';
import { Attempts } from './attempts';
import type { Outcome } from './types';
import { is_unknown } from './types';

export const base = '/api/v1';
/** On the shelf once this device has a session; the session itself is a cookie that no script can see. */
export const session_mark = 'session';
const timeout_ms = 15_000;
const upload_timeout_ms = 60_000;
/** Waits before the same thing is sent again with the same key, when no answer came. */
const resend_delays_ms = [800, 2500];

interface Sent {
  method: TransportRequest['method'];
  path: string;
  json?: unknown;
  bytes?: { content: Uint8Array; content_type: string; file_name?: string };
  /** Beside those that every request has. */
  headers?: Record<string, string>;
  /** What of the answer's head belongs to its value. */
  with_head?: (header: (name: string) => string | null) => object;
  /** Names what is to happen once; absent where a repetition does no harm. */
  once?: string;
  /** Of what is to happen once, where somebody else keeps it (the outbox). */
  key?: string;
  /** False for what anybody may see: no session is opened for it. */
  personal?: boolean;
  on_progress?: TransportRequest['on_progress'];
}

export class Requests {
  readonly attempts: Attempts;
  language: Language = 'zh-CN';
  private opening: Promise<Outcome<unknown>> | null = null;

  constructor(readonly host: Host) {
    this.attempts = new Attempts(host);
  }

  /** What anybody may read and seldom changes: the server's word, and where it cannot be had, the copy kept here. */
  async catalogue<Value>(path: string): Promise<Outcome<Value>> {
    const { copies } = this.host;
    let outcome = await this.exchange<Value>({ method: 'GET', path }, undefined, undefined);
    if (outcome.problem && is_unknown(outcome.problem)) {
      const copy = await copies.read(path);
      if (copy) return { value: JSON.parse(copy.text), kept_at_ms: copy.at_ms };
      outcome = await this.get<Value>(path, false);
    }
    if (outcome.value) void copies.write(path, JSON.stringify(outcome.value));
    return outcome;
  }

  get<Value>(path: string, personal = true): Promise<Outcome<Value>> {
    return this.send({ method: 'GET', path, personal });
  }

  post<Value>(path: string, json: unknown, named: Pick<Sent, 'once' | 'key'> = {}): Promise<Outcome<Value>> {
    return this.send({ method: 'POST', path, json, ...named });
  }

  remove<Value>(path: string): Promise<Outcome<Value>> {
    return this.send({ method: 'DELETE', path });
  }

  /** Sends, opens the device's session when the server asks for one, and sends again while no answer came. */
  async send<Value>(sent: Sent): Promise<Outcome<Value>> {
    const body = sent.json === undefined ? sent.bytes?.content : JSON.stringify(sent.json);
    // A file's bytes are named by what they are and how many: the server hashes them anyway.
    const mark = typeof body === 'string' ? body : `${sent.path} ${sent.bytes?.file_name} ${body?.length}`;
    const key = sent.once ? await this.attempts.begin(sent.once, mark) : sent.key;
    if (sent.personal !== false && this.host.shelf.read(session_mark) === null) {
      const session = await this.open_session();
      if (session.problem) return { problem: session.problem };
    }
    let outcome = await this.exchange<Value>(sent, body, key);
    if (outcome.problem?.code === 'signed_out') {
      const session = await this.open_session();
      if (session.problem) return { problem: session.problem };
      outcome = await this.exchange<Value>(sent, body, key);
    }
    const repeatable = sent.method !== 'POST' || key !== undefined;
    for (const delay_ms of resend_delays_ms) {
      if (!repeatable || !outcome.problem || !is_unknown(outcome.problem) || !this.host.network.is_there()) break;
      await new Promise<void>((resolve) => this.host.clock.after(delay_ms, resolve));
      outcome = await this.exchange<Value>(sent, body, key);
    }
    if (sent.once && !(outcome.problem && is_unknown(outcome.problem))) this.attempts.end(sent.once);
    return outcome;
  }

  private open_session(): Promise<Outcome<unknown>> {
    this.opening ??= this.attempts
      .begin('session', '{}')
      .then((key) => this.exchange({ method: 'POST', path: '/sessions', json: {} }, '{}', key))
      .then((outcome) => {
        if (outcome.value) this.host.shelf.write(session_mark, 'open');
        return outcome;
      })
      .finally(() => {
        this.attempts.end('session');
        this.opening = null;
      });
    return this.opening;
  }

  private async exchange<Value>(
    sent: Sent,
    body: string | Uint8Array | undefined,
    key: string | undefined,
  ): Promise<Outcome<Value>> {
    const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': this.language };
    if (sent.json !== undefined) headers['Content-Type'] = 'application/json';
    if (sent.bytes) headers['Content-Type'] = sent.bytes.content_type;
    if (sent.bytes?.file_name) headers['X-File-Name'] = encodeURIComponent(sent.bytes.file_name);
    if (key) headers['Idempotency-Key'] = key;
    Object.assign(headers, sent.headers);
    const result = await this.host.transport({
      method: sent.method,
      path: base + sent.path,
      headers,
      body,
      timeout_ms: sent.bytes ? upload_timeout_ms : timeout_ms,
      on_progress: sent.on_progress,
    });
    if ('failure' in result) return { problem: { code: result.failure, status: 0, title: '', detail: '' } };
    const { status, header, text } = result.answer;
    const outcome = read_answer<Value>(status, header, text);
    return outcome.value && sent.with_head ? { value: { ...outcome.value, ...sent.with_head(header) } } : outcome;
  }
}

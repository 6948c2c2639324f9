// A file sent in chunks by the tus protocol 1.0.0: what has arrived stays there, so that a lost network, a page that was
// killed or a pause cost one chunk at most. The same file chosen again for the same material goes on where it stood.

import { utf8Coder } from '../../../wasm/loader/utf8';
import { base64_of } from '../base/base64';
import type { Host } from '../base/host';
import type { Outcome, Problem, Upload } from './types';
import { is_unknown } from './types';

/** Small enough that a slow phone loses little, large enough that the round trips do not count. */
export const chunk_bytes = 256 * 1024;
const waits_ms = [500, 1000, 2000, 4000, 8000];
/** A damaged chunk is sent again; a way that damages every one of them is broken. */
const damaged_max = 5;
/** A server that goes on failing is told of; a network may be away for as long as it likes. */
const failures_max = 10;

export interface TransferFile {
  service: string;
  material: string;
  content: Uint8Array;
  content_type: string;
  name: string;
  /** Of the content, so that it is known again. */
  sha256: string;
}

export type TransferPhase =
  | 'sending'
  /** The citizen said so. */
  | 'paused'
  /** There is no network, or the server cannot now; it goes on by itself. */
  | 'waiting'
  /** All has arrived and is looked at. */
  | 'checking';

export interface TransferState {
  phase: TransferPhase;
  sent: number;
  total: number;
}

/** One request below /transfers and what came of it: its answer's offset, where it has one. */
export type Ask = (
  path: string,
  headers: Record<string, string>,
  body: Uint8Array | string,
  on_progress?: (sent: number) => void,
) => Promise<Outcome<{ offset: number; transfer?: { id: string }; upload?: Upload }>>;

const utf8 = utf8Coder();

const method = (name: string) => ({ 'X-HTTP-Method-Override': name });

export class Transfer {
  private offset = 0;
  private readonly key: string;
  private id: string | null;
  private is_paused = false;
  private is_ended = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly host: Pick<Host, 'shelf' | 'clock' | 'random_key' | 'sha256_base64'>,
    private readonly ask: Ask,
    private readonly file: TransferFile,
    private readonly on_change: (state: TransferState) => void,
  ) {
    this.key = host.random_key();
    const [sha256, id] = (host.shelf.read(this.shelf_key) ?? '').split(' ');
    this.id = sha256 === file.sha256 && id ? id : null;
  }

  pause(): void {
    this.is_paused = true;
    this.tell('paused');
  }

  /** Goes on, from a pause or without waiting any longer for the network. */
  resume(): void {
    this.is_paused = false;
    this.wake();
  }

  /** Gives it up; `run` answers null. */
  async end(): Promise<void> {
    this.is_ended = true;
    this.wake();
    this.forget();
    if (this.id) await this.ask(`/${this.id}`, method('DELETE'), '');
  }

  /** The upload, or why it cannot be one; null if it was given up. */
  async run(): Promise<Outcome<{ upload: Upload }> | null> {
    let is_known = false;
    for (let failures = 0, damaged = 0; !this.is_ended; ) {
      if (this.is_paused) await this.pause_over();
      else {
        const { value, problem } = await this.step(is_known);
        if (value?.upload) return this.settled({ value: { upload: value.upload } });
        is_known = value !== undefined;
        if (!problem) failures = 0;
        else if (problem.code === 'checksum_mismatch' && (damaged += 1) < damaged_max) failures = 0;
        else if (problem.code === 'not_found' && this.id) this.forget();
        else if (is_temporary(problem)) {
          if (problem.status > 0 && failures >= failures_max) return { problem };
          await this.wait(problem, failures++);
        }
        else if (problem.code !== 'transfer_offset') return this.settled({ problem });
      }
    }
    return null;
  }

  private get shelf_key(): string {
    return `transfer.${this.file.service}.${this.file.material}`;
  }

  /** The next thing there is to ask; `is_known`: we know where the server stands. */
  private step(is_known: boolean): ReturnType<Ask> {
    if (!this.id) return this.begin();
    if (!is_known) return this.look();
    if (this.offset < this.file.content.length) return this.send();
    this.tell('checking');
    return this.ask(`/${this.id}/upload`, { 'Content-Type': 'application/json' }, '{}');
  }

  private async begin(): ReturnType<Ask> {
    const { service, material, name, content, content_type, sha256 } = this.file;
    const metadata = { service, material, filename: name, filetype: content_type };
    const fields = Object.entries(metadata).map(([key, value]) => `${key} ${base64_of(utf8.encode(value))}`);
    const outcome = await this.ask(
      '',
      {
        'Upload-Length': String(content.length),
        'Upload-Metadata': fields.join(','),
        'Idempotency-Key': this.key,
      },
      '',
    );
    if (outcome.value?.transfer) {
      this.id = outcome.value.transfer.id;
      this.host.shelf.write(this.shelf_key, `${sha256} ${this.id}`);
    }
    return this.stand(outcome);
  }

  private async look(): ReturnType<Ask> {
    return this.stand(await this.ask(`/${this.id}`, method('HEAD'), ''));
  }

  private async send(): ReturnType<Ask> {
    const chunk = this.file.content.subarray(this.offset, this.offset + chunk_bytes);
    const digest = await this.host.sha256_base64(chunk);
    const from = this.offset;
    const outcome = await this.ask(
      `/${this.id}`,
      {
        ...method('PATCH'),
        'Content-Type': 'application/offset+octet-stream',
        'Upload-Offset': String(from),
        ...(digest ? { 'Upload-Checksum': `sha256 ${digest}` } : {}),
      },
      chunk,
      (sent) => this.tell(this.is_paused ? 'paused' : 'sending', from + sent),
    );
    return this.stand(outcome);
  }

  /** What the server says it has is what it has. */
  private stand(outcome: Awaited<ReturnType<Ask>>): typeof outcome {
    if (outcome.value) {
      this.offset = outcome.value.offset;
      this.tell(this.is_paused ? 'paused' : 'sending');
    }
    return outcome;
  }

  private tell(phase: TransferPhase, sent = this.offset): void {
    this.on_change({ phase, sent, total: this.file.content.length });
  }

  private async pause_over(): Promise<void> {
    this.tell('paused');
    await new Promise<void>((resolve) => (this.wake = resolve));
  }

  private async wait(problem: Problem, failures: number): Promise<void> {
    if (this.is_paused || this.is_ended) return;
    this.tell('waiting');
    const usual_ms = waits_ms[Math.min(failures, waits_ms.length - 1)]!;
    const delay_ms = Math.max(usual_ms, (problem.retry_after_seconds ?? 0) * 1000);
    await new Promise<void>((resolve) => {
      const cancel = this.host.clock.after(delay_ms, resolve);
      this.wake = () => (cancel(), resolve());
    });
  }

  private forget(): void {
    this.host.shelf.remove(this.shelf_key);
    if (!this.is_ended) this.id = null;
    this.offset = 0;
  }

  private settled(outcome: Outcome<{ upload: Upload }>): typeof outcome {
    this.forget();
    return outcome;
  }
}

/** Goes by itself when the network or the server is back. */
function is_temporary(problem: Problem): boolean {
  return is_unknown(problem) || problem.code === 'too_many_requests';
}

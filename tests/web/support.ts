// What the tests of the pages' shared code stand on: a host in memory with a scripted server, and the real core.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { loadCore } from '../../wasm/loader/loader';
import type { Host, Transport, TransportRequest } from '../../web/shared/base/host';
import { memory_copies, memory_shelf } from '../../web/shared/base/host';
import { Api } from '../../web/shared/api/client';
import { AfterClient } from '../../web/shared/core/after';
import { CoreClient } from '../../web/shared/core/client';
import type { Definition } from '../../web/shared/core/shapes';
import { Drafts } from '../../web/shared/view/draft';
import { Outbox } from '../../web/shared/view/outbox';
import { wasmFolder } from '../../web/vite.base';

export type Scripted = { status: number; body?: unknown; text?: string; headers?: Record<string, string> } | 'lost' | 'slow';

export interface TestHost extends Host {
  asked: TransportRequest[];
  /** Answers in order, by `METHOD /path` without query; the last one stays. */
  answers: Record<string, Scripted[]>;
  events: { path: string; message(event: string, data: string): void; state(open: boolean): void; closed: boolean }[];
  now: number;
  is_online: boolean;
  /** The network came or went. */
  turn(is_online: boolean): void;
}

/** Time passes only as far as somebody waits. The device has a session unless `entries` say otherwise. */
export function test_host(
  answers: Record<string, Scripted[]> = {},
  entries: Record<string, string> = { session: 'open' },
): TestHost {
  let keys = 0;
  const watchers = new Set<() => void>();
  const transport: Transport = (request) => {
    host.asked.push(request);
    if (!host.is_online) return Promise.resolve({ failure: 'network_lost' });
    const route = `${request.method} ${request.path.replace('/api/v1', '').split('?')[0]}`;
    const queue = host.answers[route] ?? [{ status: 404, body: problem('not_found') }];
    const next = queue.length > 1 ? queue.shift()! : queue[0]!;
    if (next === 'lost') return Promise.resolve({ failure: 'network_lost' });
    if (next === 'slow') return Promise.resolve({ failure: 'timed_out' });
    const text = next.text ?? JSON.stringify(next.body ?? {});
    const header = (name: string) => next.headers?.[name] ?? null;
    return Promise.resolve({ answer: { status: next.status, header, text } });
  };
  const host: TestHost = {
    asked: [],
    answers,
    events: [],
    now: Date.parse('2026-11-28T09:00:00+08:00'),
    is_online: true,
    turn(is_online) {
      host.is_online = is_online;
      for (const watcher of [...watchers]) watcher();
    },
    shelf: memory_shelf(entries),
    copies: memory_copies({ now_ms: () => host.now, after: () => () => undefined }),
    network: {
      is_there: () => host.is_online,
      watch(listener) {
        watchers.add(listener);
        return () => watchers.delete(listener);
      },
    },
    clock: {
      now_ms: () => host.now,
      after(delay_ms, act) {
        host.now += delay_ms;
        queueMicrotask(act);
        return () => undefined;
      },
    },
    transport,
    open_events(path, listeners) {
      const stream = { path, ...listeners, closed: false };
      host.events.push(stream);
      return () => (stream.closed = true);
    },
    random_key: () => `key-${++keys}-of-the-test`,
    sha256_base64: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest('base64')),
  };
  return host;
}

/** What a page of the host has, as it is when it is opened. */
export function page_of(host: Host): { api: Api; drafts: Drafts; outbox: Outbox } {
  const [api, drafts] = [new Api(host), new Drafts(host.shelf)];
  return { api, drafts, outbox: new Outbox(host, api, drafts) };
}

export function problem(code: string, more: object = {}): object {
  return { type: `/problems/${code}`, title: 'what', detail: 'what to do', code, request_id: 'r1', ...more };
}

export function keys_sent(host: TestHost): (string | undefined)[] {
  return host.asked.map(({ headers }) => headers['Idempotency-Key']);
}

const load = (module: string) => loadCore((imports) => WebAssembly.instantiate(readFileSync(`${wasmFolder}/${module}.wasm`), imports));

/** The core as the page loads it, from the same bytes. */
export async function real_core(): Promise<CoreClient> {
  return new CoreClient(await load('onetrip-core'), () => load('onetrip-vision'));
}

export const real_after = async (): Promise<AfterClient> => new AfterClient(await load('onetrip-after'));

export function catalogue_service(id: string): Definition {
  return JSON.parse(readFileSync(new URL(`../../catalog/services/${id}.json`, import.meta.url), 'utf8'));
}

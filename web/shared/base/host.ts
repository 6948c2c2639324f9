// What a host lends to the shared package: a shelf to keep things on, time, random keys, the way to the server.
// The page and the mini-program each bring their own; tests bring small ones in memory.

/** Keeps short texts on the device. Reading is at once; writing goes on behind, and `flush` waits for all of it. */
export interface Shelf {
  /** What was kept is there; before, only what every page starts with. */
  readonly ready: Promise<void>;
  read(key: string): string | null;
  write(key: string, text: string): void;
  remove(key: string): void;
  keys(prefix: string): string[];
  flush(): Promise<void>;
  /** False when the device refuses to keep anything (private window, full): the page says so once. */
  readonly lasting: boolean;
  /** A terminal that others use too: nothing outlasts the page. */
  readonly shared: boolean;
  /** Forgets what was kept and keeps nothing more, or keeps again. */
  share(shared: boolean): Promise<void>;
}

export interface Clock {
  now_ms(): number;
  /** Calls back once; the answer cancels. */
  after(delay_ms: number, act: () => void): () => void;
}

export interface TransportRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  timeout_ms: number;
  /** Told while bytes go out, where the host can tell. */
  on_progress?: (sent: number, total: number) => void;
}

export interface TransportAnswer {
  status: number;
  /** By lower-case name. */
  header(name: string): string | null;
  text: string;
}

export type TransportFailure = 'network_lost' | 'timed_out';

/** Answers every HTTP answer, whatever its status; a failure is only that no answer came. */
export type Transport = (
  request: TransportRequest,
) => Promise<{ answer: TransportAnswer } | { failure: TransportFailure }>;

export interface EventListeners {
  message(event: string, data: string): void;
  /** The stream is open, or was lost and is being tried again. */
  state(open: boolean): void;
}

/** Keeps copies of public answers for when there is no network; asked only then, so it may answer late. */
export interface Copies {
  read(key: string): Promise<{ text: string; at_ms: number } | null>;
  write(key: string, text: string): Promise<void>;
}

export interface Network {
  /** False only when the device knows that it has none. */
  is_there(): boolean;
  /** Told when it comes and goes; answers how to stop listening. */
  watch(listener: () => void): () => void;
}

/** Opens a stream of server-sent events that reconnects by itself; the answer closes it. */
export type OpenEvents = (path: string, listeners: EventListeners) => () => void;

export interface Host {
  shelf: Shelf;
  copies: Copies;
  clock: Clock;
  network: Network;
  transport: Transport;
  open_events: OpenEvents;
  /** 128 random bits in [A-Za-z0-9_-]. */
  random_key(): string;
  /** SHA-256 in base64 with padding; null where the host cannot hash (a page without TLS). */
  sha256_base64(bytes: Uint8Array): Promise<string | null>;
}

/** The day in China, which has one time zone and no summer time; services are offered and counted there. */
export function today_in_china(clock: Pick<Clock, 'now_ms'>): string {
  return new Date(clock.now_ms() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** A moment as the server writes them: RFC 3339 in China's time. */
export function china_time(at_ms: number): string {
  return `${new Date(at_ms + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

export function memory_copies(clock: Clock): Copies {
  const kept = new Map<string, { text: string; at_ms: number }>();
  return {
    read: (key) => Promise.resolve(kept.get(key) ?? null),
    write: (key, text) => Promise.resolve(void kept.set(key, { text, at_ms: clock.now_ms() })),
  };
}

export function memory_shelf(entries: Record<string, string> = {}): Shelf {
  const kept = new Map(Object.entries(entries));
  return {
    ready: Promise.resolve(),
    read: (key) => kept.get(key) ?? null,
    write: (key, text) => void kept.set(key, text),
    remove: (key) => void kept.delete(key),
    keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    flush: () => Promise.resolve(),
    lasting: false,
    shared: false,
    share: () => Promise.resolve(),
  };
}

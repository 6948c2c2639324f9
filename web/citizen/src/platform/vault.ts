// What a citizen entered, encrypted on the device: AES-GCM with a key that no script can read out (WebCrypto keeps it,
// IndexedDB keeps the handle). Names are encrypted with the texts, so that what lies there says nothing.

import { answer_of, is_unused, open_database } from './database';

export interface Vault {
  load(): Promise<Map<string, string>>;
  /** All of them or none; null takes one away. */
  write(changes: ReadonlyMap<string, string | null>): Promise<void>;
  /** Everything, and the key. */
  clear(): Promise<void>;
}

interface Record {
  nonce: Uint8Array;
  content: ArrayBuffer;
}

const key_name = 'vault';
const nonce_bytes = 12;
/** iOS 14 has opened databases that never answer: then nothing is kept. */
const open_timeout_ms = 3000;

const done = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });

const kept_key = (database: IDBDatabase): Promise<CryptoKey | undefined> =>
  answer_of(database.transaction('keys').objectStore('keys').get(key_name));

async function key_of(database: IDBDatabase): Promise<CryptoKey> {
  const kept = await kept_key(database);
  if (kept) return kept;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const transaction = database.transaction('keys', 'readwrite');
  const written = done(transaction);
  // Another tab may have been quicker: the first key stays.
  transaction.objectStore('keys').add(key, key_name).onerror = (event) => {
    event.preventDefault();
    event.stopPropagation(); // or the transaction would fail for who waits for it
  };
  await written;
  return (await kept_key(database))!;
}

function opened(): Promise<IDBDatabase | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), open_timeout_ms));
  return Promise.race([open_database(), late]);
}

class BrowserVault implements Vault {
  private key: CryptoKey | null = null;
  /** Where each name lies. */
  private readonly places = new Map<string, string>();

  private async database(): Promise<IDBDatabase> {
    const database = await opened();
    if (!database) throw new Error('the browser keeps nothing');
    return database;
  }

  async load(): Promise<Map<string, string>> {
    if (await is_unused()) return new Map();
    const database = await this.database();
    const store = database.transaction('kept').objectStore('kept');
    const [key, places, records] = await Promise.all([kept_key(database), answer_of(store.getAllKeys()), answer_of(store.getAll())]);
    // Made with the first thing that is kept: whoever is here for the first time waits for none.
    if (!key) return new Map();
    this.key = key;
    const opened = await Promise.all(records.map((record: Record, at) => this.decrypt(String(places[at]), record)));
    const texts = new Map<string, string>();
    const newest = new Map<string, number>();
    opened.forEach((entry, at) => {
      if (!entry || entry.at_ms < (newest.get(entry.name) ?? 0)) return;
      newest.set(entry.name, entry.at_ms);
      texts.set(entry.name, entry.text);
      this.places.set(entry.name, String(places[at]));
    });
    return texts;
  }

  async write(changes: ReadonlyMap<string, string | null>): Promise<void> {
    const database = await this.database();
    this.key ??= await key_of(database);
    const records = new Map<string, Record>();
    for (const [name, text] of changes) {
      if (text === null) continue;
      const place = this.places.get(name) ?? random_place();
      this.places.set(name, place);
      records.set(name, await this.encrypt(place, name, text));
    }
    const transaction = database.transaction('kept', 'readwrite');
    const store = transaction.objectStore('kept');
    for (const name of changes.keys()) {
      const place = this.places.get(name);
      const record = records.get(name);
      if (place && record) store.put(record, place);
      else if (place) store.delete(place);
    }
    await done(transaction);
  }

  async clear(): Promise<void> {
    const transaction = (await this.database()).transaction(['kept', 'keys'], 'readwrite');
    transaction.objectStore('kept').clear();
    transaction.objectStore('keys').delete(key_name);
    await done(transaction);
    this.places.clear();
    this.key = null;
  }

  private async encrypt(place: string, name: string, text: string): Promise<Record> {
    const nonce = crypto.getRandomValues(new Uint8Array(nonce_bytes));
    const plain = new TextEncoder().encode(JSON.stringify({ name, text, at_ms: Date.now() }));
    const content = await crypto.subtle.encrypt(parameters(nonce, place), this.key!, plain);
    return { nonce, content };
  }

  /** Null for what another key made or somebody moved. */
  private async decrypt(place: string, { nonce, content }: Record): Promise<{ name: string; text: string; at_ms: number } | null> {
    try {
      return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(parameters(nonce, place), this.key!, content)));
    } catch {
      return null;
    }
  }
}

const random_place = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(36)).join('-');
const parameters = (nonce: Uint8Array, place: string) => ({
  name: 'AES-GCM',
  iv: nonce as BufferSource,
  additionalData: new TextEncoder().encode(place) as BufferSource,
});

/** Null where the browser cannot encrypt (a page without TLS) or keeps nothing. */
export async function open_vault(): Promise<Vault | null> {
  if (!crypto.subtle) return null;
  // Whoever is here for the first time does not wait for a database to be made; if it cannot be, the first writing fails.
  const is_there = (await is_unused()) || (await opened());
  return is_there ? new BrowserVault() : null;
}

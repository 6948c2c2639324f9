// IndexedDB as promises. One database for the page; who may not have it (a private window, a full device) gets null.

import { database_ahead } from './ahead_taken';
import { database_name, database_version } from './database_layout';

const stores = ['copies', 'kept', 'keys'] as const;
/** iOS 14 has lost requests that a page made at its start: after so long nothing is known of any of them. */
const late = new Promise<undefined>((resolve) => setTimeout(resolve, 1000));
type StoreName = (typeof stores)[number];

/** Whether nothing was ever kept here: told far sooner than a database is made. */
export async function is_unused(): Promise<boolean> {
  const databases = await soon(window.onetrip_databases);
  return databases !== undefined && databases.every((database) => database.name !== database_name);
}

let opening: Promise<IDBDatabase | null> | null = null;

export function open_database(): Promise<IDBDatabase | null> {
  opening ??= soon(database_ahead()).then((ahead) => (ahead ? watched(ahead) : opened()));
  return opening;
}

function soon<Value>(asked: Promise<Value> | null | undefined): Promise<Value | undefined> {
  return Promise.race([Promise.resolve(asked ?? undefined).catch(() => undefined), late]);
}

function watched(database: IDBDatabase): IDBDatabase {
  // A newer page in another tab may need another layout: it must not wait for this one.
  database.onversionchange = () => {
    database.close();
    opening = null;
  };
  // Some phones close it under a page in the background: the next one who needs it opens it again.
  database.onclose = () => (opening = null);
  return database;
}

function opened(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(database_name, database_version);
      request.onupgradeneeded = () => {
        for (const store of stores) {
          if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
        }
      };
      request.onsuccess = () => resolve(watched(request.result));
      request.onerror = request.onblocked = () => {
        // Whoever keeps something next tries again.
        opening = null;
        resolve(null);
      };
    } catch {
      resolve(null);
    }
  });
}

export function answer_of<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export async function get<Value>(store: StoreName, key: string): Promise<Value | null> {
  const database = await open_database();
  if (!database) return null;
  return ((await answer_of(database.transaction(store).objectStore(store).get(key))) as Value) ?? null;
}

export async function put(store: StoreName, key: string, value: unknown): Promise<void> {
  const database = await open_database();
  if (database) await answer_of(database.transaction(store, 'readwrite').objectStore(store).put(value, key));
}

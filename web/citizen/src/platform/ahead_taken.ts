// What ahead.ts asked for while the page's script was on its way, each thing once.

/** With its text, which a slow phone takes a moment to hand over. */
export interface Answered {
  response: Response;
  text: string;
}

export interface Ahead {
  path: string;
  answer: Promise<Answered> | null;
  core: Promise<Response> | null;
}
declare global {
  interface Window {
    onetrip_ahead?: Ahead;
    /** What the device keeps; none where a browser does not tell. */
    onetrip_databases?: Promise<IDBDatabaseInfo[]>;
    /** The page's own, opened where it is there and laid out as this page wants it. */
    onetrip_database?: Promise<IDBDatabase | null>;
  }
}

export function answer_ahead(path: string): Promise<Answered> | null {
  const ahead = window.onetrip_ahead;
  if (ahead?.path !== path) return null;
  const { answer } = ahead;
  ahead.answer = null;
  return answer;
}

export function database_ahead(): Promise<IDBDatabase | null> | null {
  const opened = window.onetrip_database;
  delete window.onetrip_database;
  return opened ?? null;
}

export function core_ahead(): Promise<Response> | null {
  const ahead = window.onetrip_ahead;
  if (!ahead) return null;
  const { core } = ahead;
  ahead.core = null;
  return core;
}

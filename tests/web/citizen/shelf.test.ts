import { afterEach, expect, test, vi } from 'vitest';
import { browser_shelf } from '../../../web/citizen/src/platform/shelf';
import type { Vault } from '../../../web/citizen/src/platform/vault';

/** A vault that fails while `is_broken`, and remembers each write as one line. */
class NotedVault implements Vault {
  readonly written: string[] = [];
  readonly kept = new Map<string, string>();
  is_broken = false;
  /** What holds a write up. */
  held: Promise<void> = Promise.resolve();

  load = async () => new Map(this.kept);
  async write(changes: ReadonlyMap<string, string | null>): Promise<void> {
    await this.held;
    if (this.is_broken) throw new Error('no room');
    this.written.push([...changes].map(([name, text]) => `${name}=${text}`).join(' '));
    for (const [name, text] of changes) text === null ? this.kept.delete(name) : this.kept.set(name, text);
  }
  async clear(): Promise<void> {
    this.written.push('clear');
    this.kept.clear();
  }
}

/** No storage of the browser's own, a vault that is there. */
async function opened(vault: NotedVault) {
  const shelf = browser_shelf(null, Promise.resolve(vault));
  await shelf.ready;
  return shelf;
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

test('a change is written without anybody asking for it, and what changes together goes together', async () => {
  const vault = new NotedVault();
  const shelf = await opened(vault);
  shelf.write('draft', '1');
  shelf.write('draft', '2');
  shelf.remove('submitted');
  shelf.write('outbox', 'a');
  await soon();
  expect(vault.written).toEqual(['draft=2 outbox=a']);
});

test('while one write is on its way the next changes gather', async () => {
  const vault = new NotedVault();
  const shelf = await opened(vault);
  let let_go = () => {};
  vault.held = new Promise((resolve) => (let_go = resolve));
  shelf.write('draft', '1');
  await soon();
  for (const text of ['2', '3', '4']) shelf.write('draft', text);
  let_go();
  await shelf.flush();
  expect(vault.written).toEqual(['draft=1', 'draft=4']);
});

/** A browser that is never idle. */
function never_idle() {
  vi.stubGlobal('requestIdleCallback', () => 0);
}
afterEach(() => vi.unstubAllGlobals());

test('whoever waits for all of it waits for no idle moment, not even for what came meanwhile', async () => {
  never_idle();
  const vault = new NotedVault();
  const shelf = await opened(vault);
  shelf.write('draft', '1');
  await soon();
  expect(vault.written).toEqual([]);
  let let_go = () => {};
  vault.held = new Promise((resolve) => (let_go = resolve));
  const flushed = shelf.flush();
  await soon();
  shelf.write('draft', '2');
  let_go();
  await flushed;
  expect(vault.written).toEqual(['draft=1', 'draft=2']);
});

test('who has left the page is waited for no more: what waits is written', async () => {
  never_idle();
  const page = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal('document', page);
  const vault = new NotedVault();
  const shelf = await opened(vault);
  shelf.write('draft', '1');
  await soon();
  expect(vault.written).toEqual([]);
  page.hidden = true;
  page.dispatchEvent(new Event('visibilitychange'));
  await soon();
  shelf.write('draft', '2');
  await soon();
  expect(vault.written).toEqual(['draft=1', 'draft=2']);
});

test('what could not be written goes with the next change, and whether all of it is kept is told', async () => {
  const vault = new NotedVault();
  const shelf = await opened(vault);
  vault.is_broken = true;
  shelf.write('draft', '1');
  await shelf.flush();
  expect([shelf.lasting, shelf.read('draft')]).toEqual([false, '1']);
  vault.is_broken = false;
  shelf.write('outbox', 'a');
  await shelf.flush();
  expect(vault.written).toEqual(['draft=1 outbox=a']);
  expect(shelf.lasting).toBe(true);
});

test('on a device that others use nothing is written, and what was kept is gone', async () => {
  const vault = new NotedVault();
  const shelf = await opened(vault);
  shelf.write('draft', '1');
  await shelf.share(true);
  shelf.write('draft', '2');
  await shelf.flush();
  expect(vault.written).toEqual(['draft=1', 'clear']);
  await shelf.share(false);
  expect(vault.written.at(-1)).toBe('draft=2');
});

test('without a vault everything stays in memory and the page knows', async () => {
  const shelf = browser_shelf(null, Promise.resolve(null));
  await shelf.ready;
  shelf.write('draft', '1');
  await shelf.flush();
  expect([shelf.lasting, shelf.read('draft')]).toEqual([false, '1']);
});

import { expect, test } from 'vitest';
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

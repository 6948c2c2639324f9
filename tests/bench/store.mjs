// The store without HTTP: group commit beside one commit each, and one slot that everybody wants.

import { existsSync, readFileSync } from 'node:fs';

export const about = 'the store by itself: group commit, and one hot slot on PostgreSQL';
export const needs = { packages: ['postgresql-15', 'util-linux'], targets: ['onetrip-store-bench'] };

const seconds = 2;

/** One side once: `{ per_second, p99_ms }`. */
async function measure(tools, side, address) {
  return JSON.parse(await tools.run(`${tools.native}/tests/onetrip-store-bench`, [side, address, String(seconds)]));
}

/** The throughput of both sides, and how long ours let each wait: two rows of the same rounds. */
async function* sides(tools, what, { ours, peer, peerName, address, aim, lateAim }) {
  const waits = [];
  yield {
    row: `${what}, per second`,
    unit: 'units/s',
    aim,
    peerName,
    ours: async () => {
      const figures = await measure(tools, ours, address());
      waits.push(figures.p99_ms);
      return figures.per_second;
    },
    peer: async () => (await measure(tools, peer, address())).per_second,
  };
  yield { row: `${what}, p99 of a unit's wait`, unit: 'ms', aim: lateAim, ours: async () => waits.shift() ?? (await measure(tools, ours, address())).p99_ms };
}

/** A PostgreSQL that flushes to the disk, in a folder of its own; undefined where it does not start. */
async function startPostgresql(tools) {
  const folder = tools.folder();
  const options = [folder, '-c', 'fsync=on', '-c', 'max_connections=120'];
  const state = `${folder}/data/postmaster.pid`;
  const begun = () => existsSync(state) && /^ready/m.test(readFileSync(state, 'utf8'));
  try {
    return { ...(await tools.start('tests/server/postgresql.sh', options, { begun })), folder };
  } catch (error) {
    tools.say(String(error.message));
    return undefined;
  }
}

export async function* rows(tools) {
  const files = tools.folder();
  let count = 0;
  // A new database each time: a full one would be another one.
  const address = () => `sqlite:${files}/${(count += 1)}.db`;
  yield* sides(tools, 'group commit with 256 waiting, SQLite, against one commit each', {
    ours: 'group',
    peer: 'single',
    peerName: 'the same store, one commit each',
    address,
    aim: '≥ 10×',
    lateAim: '≤ 15 ms',
  });

  const hot = 'one hot slot on PostgreSQL, 64 clients, against read, check, update, commit in four round trips';
  const postgresql = await startPostgresql(tools);
  if (!postgresql) {
    yield { row: hot, aim: '≥ 50×', unmeasured: 'PostgreSQL 15 does not start here' };
    return;
  }
  yield* sides(tools, hot, {
    ours: 'slot',
    peer: 'plain',
    peerName: 'the same PostgreSQL, a row lock each',
    address: () => `postgresql://onetrip@/postgres?host=${encodeURIComponent(postgresql.folder)}`,
    aim: '≥ 50×',
    lateAim: '≤ 20 ms',
  });
  await postgresql.stop();
}

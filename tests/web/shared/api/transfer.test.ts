import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { chunk_bytes, Transfer, type Ask, type TransferState } from '../../../../web/shared/api/transfer';
import type { Problem } from '../../../../web/shared/api/types';
import { test_host } from '../../support';

const content = new Uint8Array(3 * chunk_bytes + 1000).map((_byte, at) => (at * 31) ^ (at >> 9));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes);
const file = {
  service: 'teacher-qualification',
  material: 'diploma',
  content,
  content_type: 'application/pdf',
  name: '学历证书.pdf',
  sha256: sha256(content).digest('hex'),
};
const problem = (code: string, status: number, more: Partial<Problem> = {}) => ({
  problem: { code, status, title: '', detail: '', ...more } as Problem,
});
const lost = problem('network_lost', 0);
const upload = { id: 'u1' };

type Trouble = 'lost before' | 'lost after' | 'damaged' | ReturnType<typeof problem>;

/** A server that keeps what it was sent, and what befalls its requests by their number. */
class Server {
  arrived: Uint8Array | null = null;
  begun = 0;
  asked: string[] = [];
  troubles: Record<number, Trouble> = {};
  before: (number: number) => void = () => undefined;

  ask: Ask = async (path, headers, body) => {
    const name = headers['X-HTTP-Method-Override'] ?? (path === '' ? 'BEGIN' : 'UPLOAD');
    const number = this.asked.push(name);
    this.before(number);
    const trouble = this.troubles[number];
    if (trouble === 'lost before') return lost;
    if (typeof trouble === 'object') return trouble;
    const answer = this.answer(name, headers, trouble === 'damaged' ? (body as Uint8Array).map((byte) => byte ^ 1) : body);
    return trouble === 'lost after' ? lost : answer;
  };

  private answer(name: string, headers: Record<string, string>, body: Uint8Array | string): Awaited<ReturnType<Ask>> {
    if (name === 'BEGIN') {
      this.arrived = new Uint8Array();
      this.begun += 1;
      return { value: { offset: 0, transfer: { id: `t${this.begun}` } } };
    }
    const { arrived } = this;
    if (arrived === null) return problem('not_found', 404);
    if (name === 'DELETE') this.arrived = null;
    if (name === 'PATCH') {
      if (headers['Upload-Offset'] !== String(arrived.length)) return problem('transfer_offset', 409);
      const digest = sha256(body as Uint8Array).digest('base64');
      if (headers['Upload-Checksum'] !== `sha256 ${digest}`) return problem('checksum_mismatch', 460);
      this.arrived = Buffer.concat([arrived, body as Uint8Array]);
    }
    if (name === 'UPLOAD') return { value: { offset: NaN, upload: upload as never } };
    return { value: { offset: this.arrived?.length ?? 0 } };
  }
}

function stage(troubles: Record<number, Trouble> = {}, host = test_host()) {
  const server = new Server();
  server.troubles = troubles;
  const states: TransferState[] = [];
  const transfer = new Transfer(host, server.ask, file, (state) => states.push(state));
  return { server, transfer, states, host, phases: () => states.map(({ phase }) => phase).filter((phase, at, all) => phase !== all[at - 1]) };
}

const smooth = ['BEGIN', 'PATCH', 'PATCH', 'PATCH', 'PATCH', 'UPLOAD'];

test('a file goes in chunks and is asked for at the end', async () => {
  const { server, transfer, states, phases, host } = stage();
  expect(await transfer.run()).toEqual({ value: { upload } });
  expect(server.asked).toEqual(smooth);
  expect(Buffer.compare(server.arrived!, content)).toBe(0);
  expect(phases()).toEqual(['sending', 'checking']);
  expect(states.at(-1)).toEqual({ phase: 'checking', sent: content.length, total: content.length });
  expect(host.shelf.keys('transfer.')).toEqual([]);
});

// what befalls which request -> everything that is asked, and how it looks meanwhile
const breaks: [string, Record<number, Trouble>, string[], string[]][] = [
  ['the beginning does not get through', { 1: 'lost before' }, ['BEGIN', ...smooth], ['waiting', 'sending', 'checking']],
  [
    'a chunk does not get through',
    { 3: 'lost before' },
    ['BEGIN', 'PATCH', 'PATCH', 'HEAD', 'PATCH', 'PATCH', 'PATCH', 'UPLOAD'],
    ['sending', 'waiting', 'sending', 'checking'],
  ],
  [
    'the answer to a chunk is lost',
    { 3: 'lost after' },
    ['BEGIN', 'PATCH', 'PATCH', 'HEAD', 'PATCH', 'PATCH', 'UPLOAD'],
    ['sending', 'waiting', 'sending', 'checking'],
  ],
  ['a chunk is damaged', { 3: 'damaged' }, ['BEGIN', 'PATCH', 'PATCH', 'HEAD', 'PATCH', 'PATCH', 'PATCH', 'UPLOAD'], ['sending', 'checking']],
  [
    'the server is away for a while',
    { 2: problem('busy', 503), 3: lost, 4: lost },
    ['BEGIN', 'PATCH', 'HEAD', 'HEAD', 'HEAD', 'PATCH', 'PATCH', 'PATCH', 'PATCH', 'UPLOAD'],
    ['sending', 'waiting', 'sending', 'checking'],
  ],
  [
    'the scanner is away',
    { 6: problem('scanner_unavailable', 503, { retry_after_seconds: 30 }) },
    [...smooth, 'HEAD', 'UPLOAD'],
    ['sending', 'checking', 'waiting', 'sending', 'checking'],
  ],
  [
    'the server has forgotten it',
    { 3: problem('not_found', 404) },
    ['BEGIN', 'PATCH', 'PATCH', ...smooth],
    ['sending', 'checking'],
  ],
];
test.each(breaks)('%s', async (_name, troubles, asked, expected_phases) => {
  const { server, transfer, phases } = stage(troubles);
  expect(await transfer.run()).toEqual({ value: { upload } });
  expect(server.asked).toEqual(asked);
  expect(Buffer.compare(server.arrived!, content)).toBe(0);
  expect(phases()).toEqual(expected_phases);
});

test('what cannot be mended is told', async () => {
  const refused = problem('file_not_accepted', 422, { findings: [] });
  expect(await stage({ 6: refused }).transfer.run()).toEqual(refused);
  expect(await stage({ 1: problem('transfers_open', 409) }).transfer.run()).toEqual(problem('transfers_open', 409));
  const always = (trouble: Trouble) => Object.fromEntries(Array.from({ length: 60 }, (_each, at) => [at + 2, trouble]));
  expect(await stage(always(problem('internal', 500))).transfer.run()).toEqual(problem('internal', 500));
  const { server, transfer } = stage(Object.fromEntries([2, 4, 6, 8, 10].map((number) => [number, 'damaged'])));
  expect(await transfer.run()).toEqual(problem('checksum_mismatch', 460));
  expect(server.arrived?.length).toBe(0);
});

test('a pause stops it, and it goes on where it was', async () => {
  const { server, transfer, phases } = stage();
  server.before = (number) => {
    if (number === 3) transfer.pause();
  };
  const run = transfer.run();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(server.asked.length).toBe(3);
  expect(phases().at(-1)).toBe('paused');
  transfer.resume();
  expect(await run).toEqual({ value: { upload } });
  expect(server.asked).toEqual(smooth);
});

test('the same file goes on after the page was closed, another begins anew', async () => {
  const { server, transfer, host } = stage(Object.fromEntries(Array.from({ length: 40 }, (_each, at) => [at + 4, problem('internal', 500)])));
  expect((await transfer.run())?.problem?.code).toBe('internal');
  server.troubles = {};
  server.asked = [];
  expect(await new Transfer(host, server.ask, file, () => undefined).run()).toEqual({ value: { upload } });
  expect(server.asked).toEqual(['HEAD', 'PATCH', 'PATCH', 'UPLOAD']);
  host.shelf.write('transfer.teacher-qualification.diploma', 'another t9');
  server.asked = [];
  expect(await new Transfer(host, server.ask, file, () => undefined).run()).toEqual({ value: { upload } });
  expect(server.asked).toEqual(smooth);
});

test('what is given up is forgotten at once', async () => {
  const { server, transfer, host } = stage();
  server.before = (number) => {
    if (number === 3) void transfer.end();
  };
  expect(await transfer.run()).toBeNull();
  expect(server.asked).toEqual(['BEGIN', 'PATCH', 'PATCH', 'DELETE']);
  expect(server.arrived).toBeNull();
  expect(host.shelf.keys('transfer.')).toEqual([]);
});

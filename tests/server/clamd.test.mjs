// Received files scanned by Debian's own clamd, with one signature of our own: what it knows is refused at both doors; while
// it is away nothing passes, and a file that was sent in chunks waits in quarantine and need not be sent again.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { Citizen } from '../faults/citizen.mjs';
import { pause } from '../faults/client.mjs';
import { pdf } from '../faults/papers.mjs';
import { Random } from '../faults/random.mjs';
import { Server } from '../faults/server.mjs';

const unpacked = path.resolve('build/clamav/usr');
const signature = 'ONETRIP-TEST-SIGNATURE-OF-OUR-OWN';

class Clamd {
  constructor() {
    this.folder = mkdtempSync(path.join(tmpdir(), 'onetrip-clamd-'));
    this.socket = path.join(this.folder, 'clamd.ctl');
    const signatures = path.join(this.folder, 'signatures');
    mkdirSync(signatures);
    writeFileSync(path.join(signatures, 'own.ndb'), `OneTrip.Test:0:*:${Buffer.from(signature).toString('hex')}\n`);
    writeFileSync(
      path.join(this.folder, 'clamd.conf'),
      [`DatabaseDirectory ${signatures}`, `LocalSocket ${this.socket}`, `TemporaryDirectory ${this.folder}`, 'Foreground yes'].join('\n'),
    );
  }

  async start() {
    const libraries = path.join(unpacked, 'lib', { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch] ?? '');
    this.child = spawn(path.join(unpacked, 'sbin/clamd'), ['-c', path.join(this.folder, 'clamd.conf')], {
      stdio: 'ignore',
      env: { ...process.env, LD_LIBRARY_PATH: libraries },
    });
    for (let tries = 0; !existsSync(this.socket); tries += 1, await pause(50)) {
      assert.ok(tries < 600 && this.child.exitCode === null, 'clamd did not start');
    }
  }

  async kill() {
    const gone = once(this.child, 'close');
    this.child.kill('SIGKILL');
    await gone;
    rmSync(this.socket, { force: true });
  }

  async close() {
    if (this.child && this.child.exitCode === null && this.child.signalCode === null) await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const isSettled = { 201: 'accepted', 422: 'refused', 503: 'later' };

/** One try at a door; 503 is an answer here. */
async function ask(citizen, target, body, headers) {
  return citizen.client.once('POST', target, { body, headers, key: `scan-${Math.random().toString(36).slice(2)}` });
}

const upload = (citizen, bytes) =>
  ask(citizen, '/api/v1/uploads?service=teacher-qualification&material=diploma', bytes, { 'Content-Type': 'application/pdf' });

async function transfer(citizen, bytes) {
  const base64 = (text) => Buffer.from(text).toString('base64');
  const begun = await ask(citizen, '/api/v1/transfers', bytes, {
    'Tus-Resumable': '1.0.0',
    'Content-Type': 'application/offset+octet-stream',
    'Upload-Length': String(bytes.length),
    'Upload-Metadata': `service ${base64('teacher-qualification')},material ${base64('diploma')}`,
  });
  assert.equal(begun.status, 201, begun.text);
  assert.equal(begun.body.transfer.offset_bytes, bytes.length);
  return `/api/v1/transfers/${begun.body.transfer.id}/upload`;
}

test("what Debian's clamd knows is refused, and while it is away nothing passes", async (t) => {
  const clamd = new Clamd();
  t.after(() => clamd.close());
  await clamd.start();
  const server = new Server({ options: ['--scanner', `clamd:${clamd.socket}`] });
  t.after(() => server.close());
  await server.start();
  const random = new Random();
  const citizen = new Citizen(server, random);
  await citizen.signIn();
  const clean = pdf(random, 300_000);
  const infected = Buffer.concat([clean.subarray(0, 1000), Buffer.from(signature), clean.subarray(1000 + signature.length)]);

  for (const [bytes, expected, code] of [[clean, 'accepted'], [infected, 'refused', 'material.infected']]) {
    for (const answer of [await upload(citizen, bytes), await ask(citizen, await transfer(citizen, bytes), '{}')]) {
      assert.equal(isSettled[answer.status], expected, answer.text);
      if (code) assert.deepEqual(answer.body.findings.map((finding) => finding.code), [code]);
    }
  }

  await clamd.kill();
  const waiting = [await transfer(citizen, clean), await transfer(citizen, infected)];
  for (const answer of [await upload(citizen, clean), ...(await Promise.all(waiting.map((url) => ask(citizen, url, '{}'))))]) {
    assert.equal(isSettled[answer.status], 'later', answer.text);
    assert.equal(answer.body.code, 'scanner_unavailable');
    assert.equal(answer.retryAfter, '30');
  }
  await clamd.start();
  const [accepted, refused] = await Promise.all(waiting.map((url) => ask(citizen, url, '{}')));
  assert.equal(isSettled[accepted.status], 'accepted', accepted.text);
  assert.equal(isSettled[refused.status], 'refused', refused.text);
});

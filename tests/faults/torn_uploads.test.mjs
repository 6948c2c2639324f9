// Files in chunks over a network that breaks at random points and a server that is killed: sent by tus-js-client, the
// protocol's own public client. Whatever breaks, no acknowledged byte is lost, and what arrives is the file.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import test from 'node:test';
import { Citizen } from './citizen.mjs';
import { pause } from './client.mjs';
import { pdf } from './papers.mjs';
import { Random, seed } from './random.mjs';
import { Server } from './server.mjs';
import { TornNetwork } from './torn_network.mjs';

const tus = createRequire(new URL('../../web/package.json', import.meta.url))('tus-js-client');
const metadata = { service: 'teacher-qualification', material: 'diploma', filename: '学历证书.pdf', filetype: 'application/pdf' };
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Sends until it has arrived; `acknowledged` is told every offset the server has said. */
function send(file, { address, cookie, options = {}, acknowledged = () => {} }) {
  return new Promise((resolve, reject) => {
    const upload = new tus.Upload(file, {
      endpoint: `${address}/api/v1/transfers`,
      headers: { Cookie: cookie },
      metadata,
      retryDelays: Array(400).fill(5),
      onShouldRetry: () => true,
      onChunkComplete: (_size, accepted) => acknowledged(accepted, upload.url),
      onError: reject,
      onSuccess: () => resolve(upload.url),
      ...options,
    });
    upload.start();
  });
}

async function open(t, bytesMax) {
  const random = new Random();
  const server = new Server();
  t.after(() => server.close());
  await server.start();
  const network = new TornNetwork(server, random, bytesMax);
  t.after(() => network.close());
  await network.open();
  const citizen = new Citizen(server, random);
  await citizen.signIn();
  return { random, server, network, citizen };
}

async function finish(citizen, url) {
  const { pathname } = new URL(url);
  return citizen.client.ask('POST', `${pathname}/upload`, { body: '{}' });
}

const ways = [
  ['in chunks', { chunkSize: 64 << 10 }],
  ['in one piece', {}],
  ['in three parts side by side', { chunkSize: 64 << 10, parallelUploads: 3 }],
  ['with the first chunk at once', { chunkSize: 64 << 10, uploadDataDuringCreation: true }],
];

test('a file arrives whole over a network that breaks at random points', async (t) => {
  const { random, network, citizen } = await open(t, 200 << 10);
  for (const [way, options] of ways) {
    const file = pdf(random, 1_000_000 + random.below(1000));
    const url = await send(file, { address: network.address, cookie: citizen.client.cookie, options });
    const { status, text, body } = await finish(citizen, url);
    assert.equal(status, 201, text);
    assert.equal(body.upload.sha256, sha256(file), way);
    assert.equal(body.upload.size_bytes, file.length, way);
  }
  assert.ok(network.cuts >= 10, `${network.cuts} cuts`);
  console.log(`note: ${ways.length} files arrived over ${network.cuts} cuts, seed ${seed}`);
});

test('no acknowledged byte is lost when the server is killed while a file is sent', async (t) => {
  const { random, server, network, citizen } = await open(t, 400 << 10);
  const file = pdf(random, 4_000_000);
  let known = 0;
  let place;
  let isSent = false;
  const sent = send(file, {
    address: network.address,
    cookie: citizen.client.cookie,
    options: { chunkSize: 50_000, retryDelays: Array(400).fill(50) },
    acknowledged: (offset, url) => {
      known = Math.max(known, offset);
      place = url;
    },
  }).finally(() => (isSent = true));
  let kills = 0;
  while (!isSent && kills < 8) {
    await pause(random.below(200));
    await server.kill();
    const before = known;
    await server.start();
    kills += 1;
    if (!place) continue;
    const { pathname } = new URL(place);
    const { headers } = await fetch(server.address + pathname, { method: 'HEAD', headers: { Cookie: citizen.client.cookie, 'Tus-Resumable': '1.0.0' } });
    assert.ok(Number(headers.get('upload-offset')) >= before, `${headers.get('upload-offset')} of ${before} acknowledged`);
  }
  const { status, body, text } = await finish(citizen, await sent);
  assert.equal(status, 201, text);
  assert.equal(body.upload.sha256, sha256(file));
  console.log(`note: ${kills} kills and ${network.cuts} cuts under one file, seed ${seed}`);
});

// The peer of the delivery bench: fastify and better-sqlite3 as their manuals advise for speed. It gives what ours gives: token and
// signature are judged, a repeated push is known, the push is on the disk (synchronous = FULL) before it is acknowledged; what it says is
// read into the parcel's row in the same transaction.
// usage: app.mjs FOLDER PARCELS      PARCELS: a file with `[{ path, salt, waybill }]`; prints "listening on PORT"

import Database from 'better-sqlite3';
import Fastify from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [folder, parcelsFile] = process.argv.slice(2);
const database = new Database(`${folder}/peer.db`);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.pragma('foreign_keys = ON');
database.exec(`
CREATE TABLE shipment (id INTEGER PRIMARY KEY, waybill TEXT NOT NULL, salt TEXT NOT NULL, token_hash BLOB NOT NULL UNIQUE,
  state TEXT NOT NULL, tracking TEXT NOT NULL, updated_at INTEGER NOT NULL) STRICT;
CREATE TABLE push (content_hash BLOB PRIMARY KEY, shipment INTEGER NOT NULL REFERENCES shipment, received_at INTEGER NOT NULL,
  param TEXT NOT NULL) STRICT;
`);

const digest = (name, ...parts) => parts.reduce((hash, part) => hash.update(part), createHash(name)).digest();
const addShipment = database.prepare("INSERT INTO shipment (waybill, salt, token_hash, state, tracking, updated_at) VALUES (?, ?, ?, 'label_ready', '[]', 0)");
const findShipment = database.prepare('SELECT id, waybill, salt FROM shipment WHERE token_hash = ?');
const addPush = database.prepare('INSERT INTO push VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
const saveShipment = database.prepare('UPDATE shipment SET state = ?, tracking = ?, updated_at = ? WHERE id = ?');
for (const { path, salt, waybill } of JSON.parse(readFileSync(parcelsFile, 'utf8'))) addShipment.run(waybill, salt, digest('sha256', path.split('/').at(-1)));

const accepted = { result: true, returnCode: '200', message: '成功' };
const refused = { result: false, returnCode: '500', message: '签名错误' };

const take = database.transaction((shipment, param) => {
  const now = Date.now();
  if (addPush.run(digest('sha256', String(shipment.id), '\0', param), shipment.id, now, param).changes === 0) return;
  const { lastResult } = JSON.parse(param);
  if (lastResult.nu === shipment.waybill) saveShipment.run(lastResult.state, JSON.stringify(lastResult.data), now, shipment.id);
});

const app = Fastify({ logger: false });
app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 256 << 10 }, (_request, body, done) => {
  done(null, new URLSearchParams(body));
});
app.post('/api/v1/couriers/kuaidi100/callbacks/:token', (request, reply) => {
  const param = request.body.get('param') ?? '';
  const sign = Buffer.from(request.body.get('sign') ?? '');
  const shipment = findShipment.get(digest('sha256', request.params.token));
  const right = shipment && Buffer.from(createHash('md5').update(param).update(shipment.salt).digest('hex').toUpperCase());
  if (!right || sign.length !== right.length || !timingSafeEqual(sign, right)) return reply.code(403).send(refused);
  take.immediate(shipment, param);
  return reply.send(accepted);
});

await app.listen({ port: 0, host: '127.0.0.1' });
console.log(`listening on ${app.server.address().port}`);
process.on('SIGTERM', () => process.exit(0));

// The peer of the server bench: fastify as its manual advises for speed (no request log, answers written by a schema).
// usage: app.mjs      prints "listening on PORT"

import Fastify from 'fastify';

const app = Fastify({ logger: false, keepAliveTimeout: 60_000 });

const text = { type: 'string' };
const keys = {
  type: 'object',
  properties: { keys: { type: 'array', items: { type: 'object', properties: { key_id: text, public_key: text } } } },
};
const known = { keys: [{ key_id: 'k-0000000000000000', public_key: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }] };
app.get('/keys', { schema: { response: { 200: keys } } }, async () => known);

await app.listen({ port: 0, host: '127.0.0.1' });
console.log(`listening on ${app.server.address().port}`);
process.on('SIGTERM', () => process.exit(0));

// The peer of the server bench: fastify, Ajv and better-sqlite3 as their manuals advise for speed: no request log, schemas for
// bodies and answers, WAL, prepared statements, one transaction per request. It gives what ours gives: a checked form,
// facts that are on the disk before they are acknowledged (synchronous = FULL), one answer per idempotency key, a signed
// receipt. Routes have our paths, so that one client asks both.
// usage: app.mjs FOLDER      prints "listening on PORT"

import addFormats from 'ajv-formats';
import Fastify from 'fastify';
import { answers as sample, formats, schema as answersSchema, service } from '../../load/form.mjs';
import { openStore } from './store.mjs';

const app = Fastify({
  logger: false,
  keepAliveTimeout: 60_000,
  ajv: { customOptions: { allErrors: true, coerceTypes: false, removeAdditional: false, useDefaults: false, formats }, plugins: [addFormats] },
});

const string = { type: 'string' };
const object = (properties) => ({ type: 'object', properties });
const list = (items) => ({ type: 'array', items });
const finding = object({ code: string, field: string, severity: string });
const findingsOf = (errors) => errors.map((error) => ({ code: error.keyword, field: error.instancePath, severity: 'error' }));

const keys = { keys: [{ key_id: 'k-0000000000000000', public_key: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }] };
app.get('/api/v1/keys', { schema: { response: { 200: object({ keys: list(object({ key_id: string, public_key: string })) }) } } }, async () => keys);

const checkRequest = { type: 'object', required: ['answers'], additionalProperties: false, properties: { answers: answersSchema } };
const check = object({ check: object({ service_version: { type: 'integer' }, verdict: string, findings: list(finding) }) });
app.post(`/api/v1/services/${service}/checks`, { attachValidation: true, schema: { body: checkRequest, response: { 200: check } } }, async (request) => {
  const findings = findingsOf(request.validationError?.validation ?? []);
  return { check: { service_version: 1, verdict: findings.length === 0 ? 'pass' : 'fail', findings } };
});

const store = openStore(process.argv[2]);

app.post('/api/v1/sessions', async (request, reply) => {
  reply.code(201).header('Set-Cookie', `bench=${store.beginSession()}; HttpOnly; SameSite=Strict; Path=/`);
  return { session: {} };
});

function citizenOf(request, reply) {
  const citizen = store.citizenOf(/bench=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
  if (!citizen) reply.code(401).send({ code: 'signed_out' });
  return citizen;
}

/** Kept under its key in the transaction that made it. */
function once(request, reply, citizen, make) {
  const key = request.headers['idempotency-key'];
  if (!key) return reply.code(400).send({ code: 'idempotency_key_missing' });
  const { status, body } = store.once(citizen, key, request.url, JSON.stringify(request.body), make);
  return reply.code(status).type('application/json').send(body);
}

const bookingRequest = { type: 'object', required: ['hall', 'service', 'slot'], additionalProperties: false, properties: { hall: string, service: string, slot: string } };
app.post('/api/v1/bookings', { schema: { body: bookingRequest } }, (request, reply) => {
  const citizen = citizenOf(request, reply);
  if (citizen) once(request, reply, citizen, () => store.hold(citizen, request.body));
});

app.delete('/api/v1/bookings/:id', (request, reply) => {
  const citizen = citizenOf(request, reply);
  if (!citizen) return;
  const { status, body } = store.cancel(citizen, request.params.id);
  reply.code(status).type('application/json').send(body);
});

const submission = {
  type: 'object',
  required: ['service', 'service_version', 'answers', 'materials', 'booking', 'consents'],
  additionalProperties: false,
  properties: {
    service: { const: service },
    service_version: { const: 1 },
    answers: answersSchema,
    materials: { type: 'object' },
    booking: { type: ['string', 'null'] },
    consents: { type: 'array', items: string, contains: { const: 'processing' } },
  },
};
app.post('/api/v1/cases', { attachValidation: true, schema: { body: submission } }, (request, reply) => {
  const citizen = citizenOf(request, reply);
  if (!citizen) return;
  if (request.validationError) return reply.code(422).send({ code: 'findings', findings: findingsOf(request.validationError.validation) });
  once(request, reply, citizen, () => store.submit(citizen, request.body));
});

const listeners = new Set();
app.get('/api/v1/cases/:number/events', (request, reply) => {
  if (!citizenOf(request, reply)) return;
  reply.hijack();
  reply.raw.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  reply.raw.write(`retry: 2000\n\nid: 1\nevent: case\ndata: {"case":{"number":"${request.params.number}"}}\n\n`);
  listeners.add(reply.raw);
  request.raw.on('close', () => listeners.delete(reply.raw));
});
// Garbage is not what an idle listener costs.
process.on('SIGUSR2', () => globalThis.gc?.());

// The hall of the bench: seats on slots that are there.
app.get('/api/v1/halls/demo-hospital/slots', async () => ({ days: [{ slots: store.slots() }] }));

await app.ready();
const checked = await app.inject({ method: 'POST', url: `/api/v1/services/${service}/checks`, payload: { answers: sample } });
if (checked.json().check.verdict !== 'pass') throw new Error(checked.body);
await app.listen({ port: 0, host: '127.0.0.1' });
console.log(`listening on ${app.server.address().port}`);
process.on('SIGTERM', () => process.exit(0));

// Makes build/web/openapi.d.ts from the server's OpenAPI document; the types are made at every build and never committed.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../../server/endpoints/openapi.json', import.meta.url);
const target = new URL('../../build/web/openapi.d.ts', import.meta.url);

const document = JSON.parse(await readFile(source, 'utf8'));
const text = `// Made from server/endpoints/openapi.json; not for editing.\n${astToString(await openapiTS(document))}`;
await mkdir(new URL('.', target), { recursive: true });
if ((await readFile(target, 'utf8').catch(() => '')) !== text) await writeFile(target, text);
console.log(`types: ${fileURLToPath(target)}`);

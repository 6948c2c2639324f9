// The peers, asked alike: `prepare(schema)` gives a function from a parsed instance to a verdict.

import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const folder = path.resolve('tests/bench/peers/forms');
const require = createRequire(path.join(folder, 'package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);

export async function loadPeers() {
  const { default: Ajv } = (await load('ajv/dist/2020.js')).default;
  const { default: addFormats } = await load('ajv-formats');
  const { Validator } = await load('@cfworker/json-schema');
  const hyperjump = await import(pathToFileURL(path.join(folder, 'node_modules/@hyperjump/json-schema/draft-2020-12/index.js')).href);
  const { default: jsonLogic } = await load('json-logic-js');

  /** A new one each time: Ajv remembers what it compiled. */
  const ajv = (schema) => {
    const made = new Ajv({ allErrors: true, strict: false });
    addFormats.default ? addFormats.default(made) : addFormats(made);
    return made.compile(schema);
  };
  return {
    ajv,
    cfworker(schema) {
      const validator = new Validator(schema, '2020-12', false);
      return (instance) => validator.validate(instance).valid;
    },
    async hyperjump(schema) {
      const address = 'https://bench.example/declaration';
      hyperjump.registerSchema(schema, address);
      const validate = await hyperjump.validate(address);
      return (instance) => validate(instance).valid;
    },
    jsonLogic: (rule, data) => jsonLogic.apply(rule, data),
  };
}

// What a city writes for such a form: a schema and a few formats, compiled by Ajv when the page starts.

import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const ajv = new Ajv({ allErrors: true });
addFormats(ajv, ['date', 'email']);
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
ajv.addFormat('resident-id', (value) => {
  if (!/^\d{17}[\dX]$/.test(value)) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(value[at]), 0);
  return '10X98765432'[sum % 11] === value[17];
});
ajv.addFormat('mobile', /^1[3-9]\d{9}$/);

const formats = { identity: 'resident-id', mobile: 'mobile' };

/** The schema of one step of the form. */
function schemaOf({ fields }) {
  const properties = {};
  for (const { id, type, choices } of fields) {
    properties[id] = choices ? { enum: choices.map(({ value }) => value) } : { type: 'string', minLength: 1, maxLength: 50, format: formats[type] };
    if (!properties[id].format) delete properties[id].format;
  }
  return { type: 'object', required: fields.filter(({ required }) => required === true).map(({ id }) => id), properties };
}

/** Answers what is wrong, by field. */
export function checkOf(step) {
  const validate = ajv.compile(schemaOf(step));
  return (answers) => {
    if (validate(answers)) return {};
    return Object.fromEntries(validate.errors.map(({ instancePath, params }) => [instancePath.slice(1) || params.missingProperty, '请核对后重新填写']));
  };
}

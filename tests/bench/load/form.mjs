// The form of the bench: a real service of the catalogue, filled up to thirty fields, and answers of 4 kB that pass. For
// the peer the same rules as a JSON Schema, written as a reader of Ajv's manual would.

import { cpSync, readFileSync, writeFileSync } from 'node:fs';

export const service = 'bench-registration';

const both = (text) => ({ 'zh-CN': text, en: text });
const field = (id, type, rest = {}) => ({ id, type, label: both(id), purpose: both('bench'), sensitivity: 'personal', required: true, ...rest });
const long = { limits: { code_points_min: 10, code_points_max: 500 } };

/** The catalogue with one more service: no upload and no visit, so that one request is one application. */
export function makeCatalogue(folder) {
  cpSync('catalog', folder, { recursive: true });
  const definition = JSON.parse(readFileSync(`${folder}/services/teacher-qualification.json`, 'utf8'));
  Object.assign(definition, { id: service, visits: [], trips: { count: 0 } });
  definition.materials = definition.materials.filter((material) => material.id !== 'photo');
  definition.form.steps.push({
    id: 'more',
    title: both('more'),
    fields: [
      field('ethnic_group', 'text', { limits: { code_points_max: 20 } }),
      field('school', 'text', { limits: { code_points_max: 60 } }),
      field('major', 'text', { limits: { code_points_max: 60 } }),
      field('graduated_on', 'date'),
      field('employer', 'text', { limits: { code_points_max: 60 } }),
      field('work_history', 'long_text', long),
      field('motivation', 'long_text', long),
      field('contact_name', 'name'),
      field('contact_mobile', 'mobile'),
    ],
  });
  writeFileSync(`${folder}/services/${service}.json`, JSON.stringify(definition));
}

const sentence = '二〇〇八年九月至二〇一二年六月在云川师范学院学习，之后在云川市第一小学代课，担任班主任并参加教研活动。';

export const answers = {
  name: '张测试',
  id_type: 'resident_id',
  id_no: '11010519491231002X',
  mobile: '13800138000',
  batch: 'autumn',
  kind: 'primary',
  subject: 'mathematics',
  place_basis: 'household',
  education: 'bachelor',
  degree_place: 'mainland',
  diploma_no: '104211201205001234',
  exam_basis: 'national_exam',
  exam_no: '20232110100012345',
  putonghua_level: '2A',
  putonghua_no: '2123001001234',
  resume: sentence.repeat(6),
  deliver_mode: 'mail',
  mail_address: '云川市澜溪区百合路18号3栋201室',
  mail_receiver: '张测试',
  mail_phone: '13800138000',
  commitment: true,
  ethnic_group: '汉族',
  school: '云川师范学院',
  major: '小学教育（数学方向）',
  graduated_on: '2012-06-30',
  employer: '云川市第一小学',
  work_history: sentence.repeat(8),
  motivation: sentence.repeat(7),
  contact_name: '李测试',
  contact_mobile: '13900139000',
};

const text = (minLength, maxLength) => ({ type: 'string', minLength, maxLength });
const mobile = { type: 'string', format: 'mobile' };
const name = { type: 'string', format: 'name' };
const oneOf = (...values) => ({ enum: values });
const when = (property, condition, then) => ({ if: { properties: { [property]: condition }, required: [property] }, then });

export const schema = {
  type: 'object',
  additionalProperties: false,
  required: Object.keys(answers).filter((id) => !['subject', 'degree_place', 'diploma_no', 'exam_no', 'putonghua_no', 'mail_address', 'mail_receiver', 'mail_phone'].includes(id)),
  properties: {
    name,
    id_type: oneOf('resident_id', 'residence_permit', 'hk_macao_permit', 'taiwan_permit'),
    id_no: { type: 'string', maxLength: 18 },
    mobile,
    batch: oneOf('spring', 'autumn'),
    kind: oneOf('kindergarten', 'primary', 'junior', 'senior', 'vocational', 'vocational_practice'),
    subject: oneOf('chinese', 'mathematics', 'english', 'morality_law', 'science', 'politics', 'physics', 'chemistry', 'biology', 'history', 'geography', 'music', 'arts', 'sports', 'information', 'psychology', 'trade'),
    place_basis: oneOf('household', 'residence_permit', 'school', 'garrison'),
    education: oneOf('secondary', 'college', 'bachelor', 'master', 'doctor'),
    degree_place: oneOf('mainland', 'elsewhere'),
    diploma_no: text(6, 30),
    exam_basis: oneOf('national_exam', 'normal_graduate'),
    exam_no: text(6, 30),
    putonghua_level: oneOf('1A', '1B', '2A', '2B'),
    putonghua_no: text(6, 30),
    resume: text(10, 500),
    deliver_mode: oneOf('mail', 'window'),
    mail_address: text(8, 200),
    mail_receiver: name,
    mail_phone: mobile,
    commitment: { const: true },
    ethnic_group: text(1, 20),
    school: text(1, 60),
    major: text(1, 60),
    graduated_on: { type: 'string', format: 'date' },
    employer: text(1, 60),
    work_history: text(10, 500),
    motivation: text(10, 500),
    contact_name: name,
    contact_mobile: mobile,
  },
  allOf: [
    when('id_type', { const: 'resident_id' }, { properties: { id_no: { type: 'string', format: 'citizen_id' } } }),
    when('kind', { not: { const: 'kindergarten' } }, { required: ['subject'] }),
    when('kind', { enum: ['senior', 'vocational'] }, { properties: { education: oneOf('bachelor', 'master', 'doctor') } }),
    when('education', { not: { const: 'secondary' } }, { required: ['degree_place'] }),
    when('subject', { const: 'chinese' }, { properties: { putonghua_level: oneOf('1A', '1B', '2A') } }),
    when('deliver_mode', { const: 'mail' }, { required: ['mail_address'] }),
  ],
};

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export const formats = {
  mobile: /^1[3-9]\d{9}$/,
  name: /^[\u3400-\u9fff·]{2,30}$/,
  citizen_id(value) {
    if (!/^[1-9]\d{5}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(value)) return false;
    const sum = weights.reduce((total, weight, at) => total + weight * Number(value[at]), 0);
    return '10X98765432'[sum % 11] === value[17];
  },
};

// The form that is measured: thirty fields, four kilobytes of answers, mostly Chinese; a schema that every side checks
// alike, the same questions as a form of ours, and answers broken in every way the schema knows.

const person = '^[\\u4e00-\\u9fff·]{2,20}$';
const idNumber = '^[1-9]\\d{16}[\\dX]$';
const mobile = '^1[3-9]\\d{9}$';
const words = (maximum, minimum = 1) => ({ type: 'string', minLength: minimum, maxLength: maximum });
const oneOf = (...values) => ({ enum: values });
const day = { type: 'string', format: 'date' };

const member = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'relation', 'id_no', 'share'],
  properties: {
    name: { type: 'string', pattern: person },
    relation: oneOf('配偶', '子女', '父母', '其他'),
    id_no: { type: 'string', pattern: idNumber },
    share: { type: 'integer', minimum: 0, maximum: 100 },
    note: words(200),
  },
};

const properties = {
  name: { type: 'string', pattern: person },
  id_no: { type: 'string', pattern: idNumber },
  sex: oneOf('男', '女'),
  birth: day,
  nation: words(20),
  mobile: { type: 'string', pattern: mobile },
  email: { type: 'string', format: 'email', maxLength: 100 },
  registered_address: words(100, 4),
  address: words(100, 4),
  same_address: { type: 'boolean' },
  employer: words(60),
  occupation: words(40),
  kind: oneOf('首次登记', '转移登记', '变更登记', '注销登记'),
  property_no: { type: 'string', pattern: '^\\d{6}-\\d{3}-\\d{3}$' },
  property_address: words(100, 4),
  area: { type: 'integer', minimum: 1, maximum: 100000 },
  floor: { type: 'integer', minimum: -5, maximum: 200 },
  built: day,
  use: oneOf('住宅', '商业', '办公', '工业', '仓储'),
  price: { type: 'integer', minimum: 0 },
  contract_no: words(40),
  contract_day: day,
  seller: { type: 'string', pattern: person },
  seller_id_no: { type: 'string', pattern: idNumber },
  has_mortgage: { type: 'boolean' },
  bank: words(60),
  members: { type: 'array', minItems: 1, maxItems: 10, items: member },
  certificates: { type: 'array', maxItems: 8, uniqueItems: true, items: words(20) },
  reason: words(2000, 10),
  agreed: { const: true },
};

export const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !['email', 'employer', 'bank'].includes(name)),
  properties,
};

export const answers = {
  name: '欧阳若涵',
  id_no: '11010519491231002X',
  sex: '女',
  birth: '1949-12-31',
  nation: '汉族',
  mobile: '13800138000',
  email: 'ruohan@example.org',
  registered_address: '云川市百合区梧桐路一百二十八号三幢二单元六〇一室',
  address: '云川市青岚区临江大道八十八号江畔花园十二幢一单元一四〇三室',
  same_address: false,
  employer: '云川市第三人民医院退休职工管理办公室',
  occupation: '退休教师，曾任语文教研组组长',
  kind: '转移登记',
  property_no: '330106-018-027',
  property_address: '云川市青岚区临江大道八十八号江畔花园十二幢一单元一四〇三室',
  area: 128,
  floor: 14,
  built: '2011-06-30',
  use: '住宅',
  price: 3680000,
  contract_no: '云房买卖字第二〇二六一一〇八八号',
  contract_day: '2026-11-08',
  seller: '司徒明远',
  seller_id_no: '330102196804030646',
  has_mortgage: true,
  bank: '云川市商业银行青岚支行营业部',
  members: [
    { name: '林知夏', relation: '子女', id_no: '330102197405060682', share: 40, note: '长女，现居本市，委托办理并代领不动产权证书' },
    { name: '林知秋', relation: '子女', id_no: '330102197608120649', share: 40, note: '次女，现居外省，已在当地公证处办理委托书公证' },
    { name: '林望舒', relation: '其他', id_no: '11010519491231002X', share: 20, note: '孙女，未成年，由监护人代为申请并签字' },
  ],
  certificates: ['不动产权证书', '房屋买卖合同', '完税凭证', '贷款结清证明', '身份证明', '户口簿'],
  reason:
    '申请人与出卖人于二〇二六年十一月八日签订存量房买卖合同，约定将上述房屋转让给申请人及其家庭成员共同共有，价款已通过资金监管账户全额支付。' +
    '原抵押权人已出具贷款结清证明并同意注销抵押，双方对房屋现状、附属设施和交付日期没有争议。因申请人年事已高、行动不便，特委托长女代为办理登记、缴税和领证手续。' +
    '申请人承诺所提交的材料真实、完整、合法，如有虚假愿意承担相应的法律责任；同意登记机构向民政、公安、税务、住建等部门核验婚姻、身份、完税和合同备案信息，不再另行提交相关证明。' +
    '房屋内现有固定装修和两台空调随房转让，水、电、燃气、物业费用结算至交付之日，户口已全部迁出，无租赁、无居住权设立、无其他权利限制。' +
    '受让方三人共同商定，房屋由申请人居住使用，其余共有人不主张租金；今后如需出租、抵押或者再次转让，应当经全体共有人书面同意。共有份额以本申请所列比例为准，申请人百年之后其份额按法定继承办理，不影响其他共有人既有份额。' +
    '申请人已阅读办事指南，知悉登记机构自受理之日起五个工作日内办结，法定时限为三十个工作日；需要补正材料的，登记机构应当一次性告知全部需要补正的内容。证书采用电子证照与纸质证书同时发放的方式，纸质证书邮寄至申请人现住址，由长女代收，联系电话与申请表所填一致。' +
    '如对登记结果有异议，申请人可以自收到证书之日起六十日内申请行政复议，或者在六个月内依法提起行政诉讼。申请人同意登记机构以短信方式告知办理进度，并同意将本次登记结果用于水、电、燃气、有线电视的联动过户，不再分别到各营业厅办理。' +
    '另附说明：房屋所在楼栋于二〇二四年加装电梯，加装费用已由出卖人缴清，后续维护费用自交付之日起由受让方按规约分摊；地下车位使用权不在本次转让范围之内，储藏间随房屋一并转让，其面积已计入登记面积。以上事项双方均已确认，无需另行公告。',
  agreed: true,
};

const types = { pattern: 'text', format: 'date', enum: 'choice' };
const both = (text) => ({ 'zh-CN': text, en: text });

/** A schema's property as a field of ours. */
function fieldOf(id, property) {
  const common = { id, label: both(id), purpose: both('办理登记'), sensitivity: 'personal' };
  if (property.type === 'array' && property.items.type === 'object') {
    const fields = Object.entries(property.items.properties).map(([name, inner]) => fieldOf(name, inner));
    return { ...common, type: 'group', fields, limits: { rows_min: property.minItems, rows_max: property.maxItems } };
  }
  if (property.enum) return { ...common, type: 'choice', choices: property.enum.map((value) => ({ value, label: both(value) })) };
  if (property.type === 'boolean' || property.const) return { ...common, type: 'boolean' };
  if (property.type === 'integer') return { ...common, type: 'number', limits: { integer_min: property.minimum, ...(property.maximum ? { integer_max: property.maximum } : {}) } };
  if (property.format === 'date') return { ...common, type: types.format };
  if (property.pattern === person) return { ...common, type: 'name' };
  if (property.pattern === idNumber) return { ...common, type: 'identity', kind: 'citizen_id_18' };
  if (property.pattern === mobile) return { ...common, type: 'mobile' };
  if (property.type === 'array') return { ...common, type: 'text' };
  return { ...common, type: property.maxLength > 200 ? 'long_text' : 'text', limits: { code_points_max: property.maxLength ?? 200 } };
}

const shares = { reduce: [{ var: 'members' }, { '+': [{ var: 'accumulator' }, { var: 'current.share' }] }, 0] };

/** The same questions as a form, with the rules that a schema cannot say; five steps. */
export const form = {
  version: 1,
  steps: Array.from({ length: 5 }, (_, step) => ({
    id: `step_${step + 1}`,
    title: both(`第${step + 1}步`),
    fields: Object.entries(properties)
      .filter(([id]) => id !== 'certificates')
      .slice(step * 6, step * 6 + 6)
      .map(([id, property]) => ({
        ...fieldOf(id, property),
        required: true,
        ...(id === 'bank' ? { visible: { var: 'has_mortgage' } } : {}),
        ...(id === 'address' ? { required: { '!': { var: 'same_address' } } } : {}),
      })),
  })),
  rules: [
    { code: 'shares', field: 'members', when: { '!=': [shares, 100] }, message: both('份额之和应为一百') },
    { code: 'contract_early', field: 'contract_day', when: { date_before: [{ var: 'contract_day' }, { var: 'built' }] }, message: both('合同早于竣工') },
  ],
};
const { certificates: _none, ...asked } = answers;
export const formAnswers = asked;

/** A rule as services have them: whether a material is needed. */
export const rule = {
  if: [
    { and: [{ '==': [{ var: 'kind' }, '转移登记'] }, { '>': [{ var: 'price' }, 1000000] }, { in: [{ var: 'use' }, ['住宅', '办公']] }] },
    { cat: [{ var: 'bank' }, '：', { '+': [{ var: 'area' }, { var: 'floor' }] }] },
    { '!': { var: 'has_mortgage' } },
    'none',
    'later',
  ],
};

/** The answers broken at one place each; `byFormat`: perhaps by nothing but a format, which not every peer asserts. */
export function* broken() {
  const at = (change, byFormat = false) => {
    const instance = structuredClone(answers);
    change(instance);
    return { instance, byFormat };
  };
  for (const [name, property] of Object.entries(properties)) {
    yield at((copy) => (copy[name] = null));
    yield at((copy) => (copy[name] = {}));
    if (schema.required.includes(name)) yield at((copy) => delete copy[name]);
    for (const text of ['', '长'.repeat(3000), '2026-02-30']) {
      if ('minLength' in property && text.length === 10) continue;
      yield at((copy) => (copy[name] = text), 'format' in property);
    }
    if (property.minimum !== undefined) yield at((copy) => (copy[name] = property.minimum - 1));
    if (property.maximum !== undefined) yield at((copy) => (copy[name] = property.maximum + 1));
    if (property.type === 'integer') yield at((copy) => (copy[name] = 1.5));
  }
  yield at((copy) => (copy.more = 1));
  yield at((copy) => (copy.members = []));
  yield at((copy) => (copy.members[1].share = 101));
  yield at((copy) => (copy.members[2].relation = '同事'));
  yield at((copy) => delete copy.members[0].name);
  yield at((copy) => (copy.members[0].age = 3));
  yield at((copy) => (copy.members = Array.from({ length: 11 }, () => copy.members[0])));
  yield at((copy) => copy.certificates.push('身份证明'));
  yield at((copy) => (copy.agreed = false));
}

// Writes unicode_data.cpp from the Unicode Character Database (Debian package `unicode-data`):
//
//     node core/schema/generate_unicode_data.mjs /usr/share/unicode > core/schema/unicode_data.cpp
//
// Every table is a list of runs over U+0000..U+10FFFF. Where a table only matters for some characters (those that a
// domain label may hold), the others take the value of their neighbours, which leaves fewer runs.
import { readFileSync } from 'node:fs';

const folder = process.argv[2];
const size = 0x110000;
const categories = ['Cn', 'Lu', 'Ll', 'Lt', 'Lm', 'Lo', 'Mn', 'Mc', 'Me', 'Nd', 'Nl', 'No', 'Pc', 'Pd', 'Ps', 'Pe', 'Pi', 'Pf',
  'Po', 'Sm', 'Sc', 'Sk', 'So', 'Zs', 'Zl', 'Zp', 'Cc', 'Cf', 'Cs', 'Co'];
const scripts = ['', 'Arabic', 'Bopomofo', 'Cyrillic', 'Devanagari', 'Greek', 'Han', 'Hangul', 'Hebrew', 'Hiragana', 'Katakana',
  'Khmer', 'Lao', 'Latin', 'Lisu', 'Miao', 'Mongolian', 'Myanmar', 'New_Tai_Lue', 'Phags_Pa', 'Tai_Le', 'Thai', 'Tibetan', 'Yi'];

function* entries(file) {
  for (const line of readFileSync(`${folder}/${file}`, 'utf8').split('\n')) {
    const match = /^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)/.exec(line);
    if (match) yield [parseInt(match[1], 16), parseInt(match[2] ?? match[1], 16), match[3]];
  }
}

function values(file, otherwise, translate) {
  const table = new Array(size).fill(otherwise);
  for (const [first, last, name] of entries(file)) {
    const value = translate(name);
    if (value !== undefined) table.fill(value, first, last + 1);
  }
  return table;
}

function runs(table, matters = () => true) {
  let value = table[table.findIndex((_, c) => matters(c))];
  const out = [];
  for (let c = 0; c < size; ++c) {
    if (matters(c)) value = table[c];
    if (out.length > 0 && out.at(-1)[0] === value) ++out.at(-1)[1];
    else out.push([value, 1]);
  }
  return out;
}

function varint(n) {
  const out = [];
  for (; n >= 128; n = Math.floor(n / 128)) out.push((n & 127) | 128);
  return [...out, n];
}

// Category in 5 bits, length - 1 in 3 (7: the rest follows). Upper and lower case taking turns are one run of category 30.
function categoryBytes(list) {
  const [upper, lower, turns] = [categories.indexOf('Lu'), categories.indexOf('Ll'), 30];
  const merged = [];
  for (let i = 0; i < list.length;) {
    let n = 0;
    while (i + n < list.length && list[i + n][1] === 1 && list[i + n][0] === (n % 2 === 0 ? upper : lower)) ++n;
    if (n >= 3) {
      merged.push([turns, n]);
      i += n;
    } else {
      merged.push(list[i++]);
    }
  }
  return merged.flatMap(([category, n]) => (n <= 7 ? [category | (n - 1) << 5] : [category | 7 << 5, ...varint(n - 8)]));
}

const category = values('extracted/DerivedGeneralCategory.txt', 0, (name) => categories.indexOf(name));
const isOf = (...names) => { const set = names.map((n) => categories.indexOf(n)); return (c) => set.includes(category[c]); };
const letterDigit = isOf('Ll', 'Lo', 'Nd', 'Lm', 'Mn', 'Mc');
const transparent = isOf('Mn', 'Me', 'Cf');

// RFC 5892 section 2: what takes a letter or digit out again (Unstable, IgnorableProperties, IgnorableBlocks, OldHangulJamo).
const out = new Array(size).fill(0);
const take = (file, ...names) => {
  for (const [first, last, name] of entries(file)) if (names.includes(name)) out.fill(1, first, last + 1);
};
take('DerivedNormalizationProps.txt', 'Changes_When_NFKC_Casefolded');
take('DerivedCoreProperties.txt', 'Default_Ignorable_Code_Point');
take('HangulSyllableType.txt', 'L', 'V', 'T');
out.fill(1, 0x20d0, 0x2100);
out.fill(1, 0x1d100, 0x1d250);
const inLabel = (c) => letterDigit(c) && !out[c];
const inContext = [0x2d, 0xb7, 0x375, 0x5f3, 0x5f4, 0x200c, 0x200d, 0x30fb];  // the hyphen; RFC 5892 appendix A

const joining = values('extracted/DerivedJoiningType.txt', 0, (name) => ({ D: 1, C: 1, R: 2, L: 3 })[name]);
const direction = values('extracted/DerivedBidiClass.txt', 0, (name) => ({ L: 0, R: 1, AL: 1, EN: 2, AN: 3 })[name] ?? 4);
const virama = new Array(size).fill(0);
for (const [first, last, name] of entries('extracted/DerivedCombiningClass.txt')) if (name === '9') virama.fill(1, first, last + 1);

const tables = {
  category_runs: categoryBytes(runs(category)),
  script_runs: runs(values('Scripts.txt', 0, (name) => Math.max(0, scripts.indexOf(name)))).flatMap(([v, n]) => [v, ...varint(n)]),
  label_runs: runs(out, letterDigit).flatMap(([, n]) => varint(n)),
  joining_runs: runs(joining, (c) => inLabel(c) && !transparent(c)).flatMap(([v, n]) => varint(n * 4 + v)),
  direction_runs: runs(direction, (c) => inContext.includes(c) || (inLabel(c) && !transparent(c))).flatMap(([v, n]) => varint(n * 8 + v)),
  virama_runs: runs(virama).flatMap(([, n]) => varint(n)),
};

const version = /-(\d+\.\d+)\.\d+\.txt/.exec(readFileSync(`${folder}/PropList.txt`, 'utf8').split('\n')[0])[1];
console.log(`// Unicode ${version}, written by generate_unicode_data.mjs; how the runs are coded stands there and in unicode.cpp.`);
console.log('\n#include "core/schema/unicode_data_internal.h"\n\nnamespace onetrip::schema::unicode_data {\n\n// clang-format off');
for (const [name, bytes] of Object.entries(tables)) {
  console.log(`const std::uint8_t ${name}[${name}_size] = {`);
  for (let line = ''; bytes.length > 0; line = '') {
    while (bytes.length > 0 && line.length + String(bytes[0]).length < 118) line += `${bytes.shift()},`;
    console.log(`  ${line}`);
  }
  console.log('};');
}
console.log('// clang-format on\n\n}  // namespace onetrip::schema::unicode_data');
console.error(`sizes: see unicode_data_internal.h; ${scripts.slice(1).length} scripts`);

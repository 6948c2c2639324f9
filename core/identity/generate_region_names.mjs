// Writes catalog/regions.json, by whose names an address is put together, from the public package of generate_tables.mjs:
//     npm install --prefix build/identity-sources element-china-area-data@6.1.0
//     node core/identity/generate_region_names.mjs build/identity-sources/node_modules
// A row is [code, name, parts]; what has no parts is where an address lies. A city puts its own rows in front by hand.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const { regionData } = createRequire(import.meta.url)(path.resolve(process.argv[2], "element-china-area-data"));

// Fictional, as the whole demo city is.
const demo = ["990000", "云川市", [["990100", "市辖区", [["990102", "城东区"], ["990103", "澜溪区"], ["990104", "云岭县"]]]]];
// One line each in the source's year; their divisions have other codes than the mainland's.
const others = [["710000", "台湾省"], ["810000", "香港特别行政区"], ["820000", "澳门特别行政区"]];

// 71 to 79 are zones of the statistical office (NBS), no divisions of GB/T 2260.
const is_division = ({ value }) => /^\d{2}(\d{2}){0,2}$/.test(value) && !/^\d{4}7[1-9]$/.test(value);
const row = ({ value, label, children = [] }) => {
    const parts = children.filter(is_division).map(row);
    return parts.length > 0 ? [value.padEnd(6, "0"), label, parts] : [value.padEnd(6, "0"), label];
};

const written = ([code, name, cities = []]) => {
    if (cities.length === 0) return JSON.stringify([code, name]);
    return `[${JSON.stringify(code)}, ${JSON.stringify(name)}, [\n    ${cities.map((city) => JSON.stringify(city)).join(",\n    ")}\n  ]]`;
};
const rows = [demo, ...regionData.filter(({ value }) => value < "71").map(row), ...others];
writeFileSync(new URL("../../catalog/regions.json", import.meta.url), `{\n"regions": [\n  ${rows.map(written).join(",\n  ")}\n]\n}\n`);
const count = (row) => 1 + (row[2] ?? []).reduce((sum, part) => sum + count(part), 0);
console.log(`${rows.reduce((sum, each) => sum + count(each), 0)} regions in ${rows.length} provinces`);

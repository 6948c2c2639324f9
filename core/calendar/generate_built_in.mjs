// Writes core/calendar/built_in.inc, the copy of catalog/holidays.json that is compiled in:
//     node core/calendar/generate_built_in.mjs
// A test holds the two against each other, so run this after every change of the catalogue's file.
import { readFileSync, writeFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const holidays = JSON.parse(readFileSync(new URL("catalog/holidays.json", root), "utf8"));
const dayNumber = (date) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

const first = holidays.years[0].year;
const zero = dayNumber(`${first}-01-01`);
const marks = new Map();
for (const [list, worked] of [["off", 0], ["work", 1]]) {
    for (const entry of holidays.years.flatMap((year) => year[list])) {
        const last = dayNumber(entry.to ?? entry.date);
        for (let day = dayNumber(entry.from ?? entry.date); day <= last; ++day) marks.set(day - zero, worked);
    }
}
const published = holidays.years.filter((year) => year.published).map((year) => year.year);
published.forEach((year, index) => {
    if (year !== first + index) throw new Error(`published years must follow each other: ${year}`);
});
const packed = [...marks].map(([day, worked]) => day * 2 + worked).sort((a, b) => a - b);
if (packed[0] < 0 || packed.at(-1) > 0xffff) throw new Error("a day does not fit the table");

const rows = [];
for (let at = 0; at < packed.length; at += 20) rows.push(`    ${packed.slice(at, at + 20).join(", ")},`);
writeFileSync(new URL("core/calendar/built_in.inc", root), `// Made by core/calendar/generate_built_in.mjs from catalog/holidays.json (its source and licence are named there).
// One number a listed day: (days since the first of January of the first year) * 2 + (1 if worked, 0 if off).
constexpr std::string_view built_in_version = ${JSON.stringify(holidays.version)};
constexpr std::int32_t built_in_first_year = ${first};
constexpr std::int32_t built_in_published_through = ${published.at(-1)};
constexpr std::int32_t built_in_day_zero = ${zero};  // ${first}-01-01
constexpr std::uint16_t built_in_marks[] = {
${rows.join("\n")}
};
`);

// Golden values of packages/intake/src/privacy/identity-code.ts, from the package finnish-ssn 2.1.2.
//
// usage, in an empty folder: npm install finnish-ssn@2.1.2
//   node tools/golden/identity-codes.ts FOLDER/node_modules/finnish-ssn/dist/finnish-ssn.js > packages/intake/src/privacy/identity-codes.golden.json
// Every century sign, real days and days that do not exist, and every check character of some codes. All
// individual numbers are 900–999, which no person has. The package knows births of 1850–2029 only.
import { createRequire } from "node:module";

interface Oracle {
  readonly FinnishSSN: {
    readonly validate: (code: string) => boolean;
    readonly parse: (code: string) => { readonly dateOfBirth: Date; readonly sex: string };
  };
}

const { FinnishSSN } = createRequire(import.meta.url)(process.argv[2] ?? "") as Oracle;
const checkCharacters = "0123456789ABCDEFHJKLMNPRSTUVWXY";
const days = [
  "010160",
  "290200",
  "290225",
  "290224",
  "310463",
  "310563",
  "000199",
  "011385",
  "320185",
  "150799",
  "281226",
];
const given = days.flatMap((day) =>
  "+-YXWVUABCDEFGZ"
    .split("")
    .filter((sign) => isKnownYear(sign, Number(day.slice(4))))
    .flatMap((sign) => ["900", "951", "999"].flatMap((number) => codesOf(day, sign, number))),
);

function isKnownYear(sign: string, year: number): boolean {
  if (sign === "+") return year >= 50;
  return !"ABCDEF".includes(sign) || year <= 29;
}

/** The code with its right check character and with two others. */
function codesOf(day: string, sign: string, number: string): readonly string[] {
  const remainder = Number(day + number) % 31;
  const right = checkCharacters.charAt(remainder);
  const checks = new Set([right, checkCharacters.charAt((remainder + 7) % 31), "G"]);
  return [...checks].map((check) => `${day}${sign}${number}${check}`);
}

const golden = given.map((code) => {
  if (!FinnishSSN.validate(code)) return { code, valid: false };
  const { dateOfBirth, sex } = FinnishSSN.parse(code);
  const two = (part: number): string => String(part).padStart(2, "0");
  const born = `${dateOfBirth.getFullYear()}-${two(dateOfBirth.getMonth() + 1)}-${two(dateOfBirth.getDate())}`;
  return { code, valid: true, born, sex };
});
process.stdout.write(`[\n${golden.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`);

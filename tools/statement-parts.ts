// What our SQL statements are put together from: `node tools/statement-parts.ts` writes the list anew. A value never belongs
// in it: values travel beside a statement as $1, $2. A new line of the list is read by a person before it is kept.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { parseSync } from "oxc-parser";

import { sourceOf } from "./repository.ts";

export const listFile = fileURLToPath(new URL("statement-parts.json", import.meta.url));

/** The parts of the statements of each file, in the order of the alphabet. */
export type StatementParts = Readonly<Record<string, readonly string[]>>;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly quasis?: readonly { readonly value: { readonly raw: string } }[];
  readonly expressions?: readonly Node[];
}

const statement =
  /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|COPY|CREATE|ALTER|DROP|WITH|FROM|WHERE|JOIN|ORDER BY|SET|VALUES|GRANT|TRUNCATE)\b/;

export function statementParts(): StatementParts {
  const found = sourceOf("store")
    .filter(({ path }) => !/for-tests\.ts$|testing\.ts$/.test(path))
    .map(({ path, text }): [string, readonly string[]] => [path, partsOf(path, text)])
    .filter(([, parts]) => parts.length > 0);
  return Object.fromEntries(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function partsOf(path: string, text: string): readonly string[] {
  const parts = new Set<string>();
  walk(parseSync(path, text).program, (node) => {
    if (node.type !== "TemplateLiteral") return;
    const written = (node.quasis ?? []).map(({ value }) => value.raw).join(" ");
    if (!statement.test(written)) return;
    for (const { start, end } of node.expressions ?? []) {
      parts.add(text.slice(start, end).replaceAll(/\s+/g, " "));
    }
  });
  return [...parts].toSorted();
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    const children: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const child of children) {
      if (typeof child === "object" && child !== null && "type" in child)
        walk(child as Node, visit);
    }
  }
}

/** The list that was read and kept. */
export function keptParts(): StatementParts {
  return JSON.parse(readFileSync(listFile, "utf8")) as StatementParts;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(listFile, `${JSON.stringify(statementParts(), undefined, 2)}\n`);
}

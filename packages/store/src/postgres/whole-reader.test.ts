import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { sources } from "@luotsi/contract";
import { expect, test } from "vitest";

const room = fileURLToPath(new URL("..", import.meta.url));

/** Tables with rows about single people. */
const personal = [
  "person",
  "quarantine_row",
  "invoice_case_mark",
  "customer_assignment",
  ...Object.values(sources)
    .filter(({ columns }) => columns.some(({ kind }) => kind === "person"))
    .map(({ table }) => table),
];
const asksPeople = new RegExp(
  `\\b(?:FROM|JOIN)\\s+(?:(?:${personal.join("|")})\\b|\\$\\{[^}]*table)`,
);

/** Functions that look at a schema or at tables as a whole, each with why no scope belongs to it. */
const withoutScope: Readonly<Record<string, string>> = {
  "queries/answer-version.ts readAnswerVersion": "a number that changes when answers may",
  "queries/source-states.ts readSourceStates": "how many records each source holds",
};

interface AskedFunction {
  readonly name: string;
  readonly parameters: string;
  readonly body: string;
}

function functionsOf(path: string): readonly AskedFunction[] {
  const text = readFileSync(`${room}${path}`, "utf8");
  return text.split(/^export /m).flatMap((part) => {
    const head = /^async function (\w+)(?:<[^>]*>)?\(([\s\S]*?)\)(?::|\s*\{)/.exec(part);
    if (head === null) return [];
    return [{ name: `${path} ${head[1] ?? ""}`, parameters: head[2] ?? "", body: part }];
  });
}

const asked = globSync("{queries,privacy}/*.ts", { cwd: room })
  .filter((path) => !path.endsWith(".test.ts"))
  .flatMap(functionsOf)
  .filter(({ body }) => asksPeople.test(body));

test("a question about people takes a reader that says about whom: a scope, a person within reach, or everybody", () => {
  const plain = asked
    .filter(({ parameters }) => !/ScopedReader|WholeReader|PersonInReach|Writer/.test(parameters))
    .map(({ name }) => name);
  expect(plain).toEqual(Object.keys(withoutScope));
});

test("the questions are found, so that the test itself is seen to work", () => {
  expect(asked.length).toBeGreaterThan(25);
});

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { describe, expect, test } from "vitest";

import {
  closed,
  declaredBy,
  filesBelow,
  floors,
  importsOf,
  isTestFile,
  pureRooms,
  rooms,
  sourceOf,
} from "./repository.ts";

const tracked = execFileSync("git", ["ls-files"], { encoding: "utf8" }).trim().split("\n");
const own = tracked.filter((path) => existsSync(path));
const markdown = own.filter((path) => path.endsWith(".md"));

describe("rooms and floors", () => {
  for (const room of rooms) {
    const floor = floors.findIndex((names) => names.includes(room));
    const allowed = closed[room] ?? floors.slice(0, Math.max(0, floor)).flat();

    test(`${room} has a floor and imports only rooms below it`, () => {
      expect(floor, "add the room to tools/repository.ts").toBeGreaterThanOrEqual(0);
      expect(importsOf(room).filter((other) => !allowed.includes(other))).toEqual([]);
    });

    test(`${room} declares exactly the rooms it imports`, () => {
      expect(declaredBy(room)).toEqual(importsOf(room));
    });

    test(`the compiler's references of ${room} are its rooms`, () => {
      const text = readFileSync(`packages/${room}/tsconfig.json`, "utf8");
      const references = [...text.matchAll(/"path": "\.\.\/([a-z]+)"/g)].map((match) => match[1]);
      expect(references.toSorted()).toEqual(declaredBy(room));
    });
  }

  test("a path into another room's source is never used", () => {
    const intruders = rooms.flatMap((room) =>
      sourceOf(room).filter(({ text }) =>
        /from "(\.\.\/)+packages|@luotsi\/[a-z]+\/src/.test(text),
      ),
    );
    expect(intruders.map(({ path }) => path)).toEqual([]);
  });
});

describe("one thing in one place", () => {
  const kept: readonly (readonly [string, RegExp, readonly string[]])[] = [
    ["SQL", /`\s*(select|insert into|update|delete from|create table|with \w+ as)\s/i, ["store"]],
    ["zod", /from "zod"/, ["contract", "intake", "api"]],
    ["fastify", /from "@?fastify/, ["api"]],
    ["React", /from "react"/, ["web", "charts"]],
    ["the database driver", /from "pg"/, ["store"]],
    ["DuckDB", /from "@duckdb/, ["store"]],
  ];
  test.each(kept)("%s is only where it belongs", (_, pattern, allowed) => {
    const strays = rooms
      .filter((room) => !allowed.includes(room))
      .flatMap((room) => sourceOf(room).filter(({ text }) => pattern.test(text)));
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  test("the synthetic area serves tests, the generate command and the demo only", () => {
    const users = rooms.filter((room) => importsOf(room).includes("testkit"));
    expect(users.filter((room) => room !== "cli")).toEqual([]);
  });
});

describe("counts of people", () => {
  const usecases = sourceOf("usecases").filter(({ path }) => !isTestFile(path));

  test("the limits of disclosure control are written down once", () => {
    const limit = /(?:hideBelow|fewestShown|fewestPeople|smallGroup)\s*[:=]\s*\d/;
    const strays = rooms
      .flatMap((room) => sourceOf(room))
      .filter(({ path, text }) => limit.test(text) && !isTestFile(path));
    expect(strays.map(({ path }) => path)).toEqual(["packages/indicators/src/disclosure-rules.ts"]);
  });

  /** Views that count people and need no hiding, with the reason. */
  const exempt: Readonly<Record<string, string>> = {
    "packages/usecases/src/invoice-check/checked-months.ts":
      "its readers see the people of every difference one by one",
    "packages/usecases/src/data/export-quarantine.ts": "whose rows they are, for the audit log",
    "packages/usecases/src/finance/show-finance.ts": "rounds what load-liability.ts has hidden",
    "packages/usecases/src/liability-forecast/forecast-result.ts":
      "not shown: forecast-view.ts puts few people together",
    "packages/usecases/src/privacy/manage-vault.ts":
      "how many the vault holds, for who keeps it: no group of them",
    "packages/usecases/src/scenarios/simulate-scenario.ts": "a key of the learnt flow, no count",
  };

  test("what tells a number of people goes through it", () => {
    const counting = usecases.filter(
      ({ text }) =>
        /^ {4,}people(?::|,$)|^\s*people: \w+[.?]?\w* ===/m.test(text) &&
        /from "@luotsi\/contract"/.test(text),
    );
    const unguarded = counting.filter(
      ({ path, text }) => exempt[path] === undefined && !/from "@luotsi\/indicators"/.test(text),
    );
    expect(unguarded.map(({ path }) => path)).toEqual([]);
  });
});

describe("names and sizes", () => {
  const sources = rooms.flatMap((room) => filesBelow(`packages/${room}/src`));

  test("no file has a name that says nothing", () => {
    const empty =
      /\/(utils?|helpers?|common|misc|types|manager|shared|[\w-]*-?(v2|new|old))\.[jt]sx?$/;
    expect(sources.map(({ path }) => path).filter((path) => empty.test(path))).toEqual([]);
  });

  test("a suppression of the linter or the compiler says why", () => {
    const silent = sources.flatMap(({ path, text }) =>
      text
        .split("\n")
        .filter((line) => /(oxlint|eslint)-disable|@ts-(ignore|expect-error|nocheck)/.test(line))
        .filter((line) => !/ -- \w|@ts-expect-error -- /.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(silent).toEqual([]);
  });

  test.each(pureRooms)("every export of %s has a docstring", (room) => {
    const bare = sourceOf(room).flatMap(({ path, text }) =>
      [...text.matchAll(/(\*\/\n)?^export (?:async )?function (\w+)/gm)]
        .filter((match) => match[1] === undefined)
        .map((match) => `${path}: ${match[2] ?? ""}`),
    );
    expect(bare).toEqual([]);
  });
});

describe("documents", () => {
  test("every link between our own documents leads somewhere", () => {
    const dead = markdown.flatMap((path) => {
      const text = readFileSync(path, "utf8").replaceAll(/```[\s\S]*?```/g, "");
      return [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
        .map((match) => join(dirname(path), match[1] ?? ""))
        .filter((target) => !existsSync(target))
        .map((target) => `${path} → ${target}`);
    });
    expect(dead).toEqual([]);
  });

  test("every law id and every room is explained", () => {
    const glossary = readFileSync("GLOSSARY.md", "utf8");
    const ids = sourceOf("law").flatMap(({ text }) =>
      [...text.matchAll(/^ {2}id: "([a-z0-9-]+\/[a-z0-9-]+)"/gm)].map((match) => match[1] ?? ""),
    );
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => !glossary.includes(id))).toEqual([]);
    const map = readFileSync("ARCHITECTURE.md", "utf8");
    expect(rooms.filter((room) => !map.includes(`\`${room}\``))).toEqual([]);
  });

  test("every dependency has a line in the decisions", () => {
    const decisions = readFileSync("docs/decisions.md", "utf8");
    const manifests = ["package.json", ...rooms.map((room) => `packages/${room}/package.json`)];
    const names = manifests.flatMap((path) => {
      const manifest = JSON.parse(readFileSync(path, "utf8")) as Record<string, object | undefined>;
      return Object.keys({ ...manifest["dependencies"], ...manifest["devDependencies"] });
    });
    const external = [...new Set(names)].filter(
      (name) => !name.startsWith("@luotsi/") && !name.startsWith("@types/"),
    );
    expect(external.filter((name) => !decisions.includes(`\`${name}\``))).toEqual([]);
  });

  test("nothing speaks of the machine it was made on", () => {
    const machine = /(?<![\w.-])\/(work|root|tmp\/brief)\/|\bclaude\b|\banthropic\b/i;
    const talking = own
      .filter((path) => path !== "tools/tidy.test.ts" && !path.endsWith("package-lock.json"))
      .filter((path) => /\.(md|[jt]sx?|mjs|json|sql|py|sh|yml|css|html)$|\.ci\/run$/.test(path))
      .filter((path) => machine.test(readFileSync(path, "utf8")));
    expect(talking).toEqual([]);
  });

  test("every proof that the threat model names is there", () => {
    const model = readFileSync("docs/threat-model.md", "utf8");
    const named = [...model.matchAll(/`((?:packages|tools)\/[^`]+)`/g)].map(
      (match) => match[1] ?? "",
    );
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  test("no secret lies in the repository", () => {
    const secret =
      /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{36,}|\/\/\w+:[^…$@\s/'"`{]{3,}@[\w.-]+\.\w/;
    const telling = own
      .filter((path) => !/package-lock\.json$|\.(gz|png|parquet|xlsx|ttf)$/.test(path))
      .filter((path) => secret.test(readFileSync(path, "utf8")));
    expect(telling).toEqual([]);
    expect(own.filter((path) => /(^|\/)\.env|\.(key|pem|p12|pfx)$/.test(path))).toEqual([]);
  });

  test("only one file knows where the reference collection lies", () => {
    const knowing = own
      .filter((path) => /\.(ts|tsx|mjs|md)$/.test(path))
      .filter((path) => !["tools/shared-data.ts", "tools/tidy.test.ts"].includes(path))
      .filter((path) => /\.\.\/shared\//.test(readFileSync(path, "utf8")));
    expect(knowing).toEqual([]);
  });
});

test("a test file never stands without a test", () => {
  const empty = rooms
    .flatMap((room) => filesBelow(`packages/${room}/src`))
    .filter(({ path }) => isTestFile(path) && /\.test\.tsx?$/.test(path))
    .filter(({ text }) => !/\b(test|it)(\.\w+)*[(`]/.test(text));
  expect(empty.map(({ path }) => path)).toEqual([]);
});

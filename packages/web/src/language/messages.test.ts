import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { languages } from "@luotsi/base";
import { expect, test } from "vitest";

const source = fileURLToPath(new URL("..", import.meta.url));
const sets = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith("/messages.ts") && path !== "language/messages.ts",
);

type Texts = Readonly<Record<string, unknown>>;

/** The texts of every set of messages, by language. */
async function textsOf(path: string): Promise<Readonly<Record<string, Texts>>> {
  const loaded: Texts = await import(`${source}${path}`);
  const set = Object.values(loaded).find(
    (value) => typeof value === "object" && value !== null && "fi" in value,
  );
  expect(set, `${path} exports its texts in each language`).toBeDefined();
  return set as Readonly<Record<string, Texts>>;
}

function keysOf(texts: Texts, prefix = ""): readonly string[] {
  return Object.entries(texts)
    .flatMap(([key, value]) =>
      typeof value === "object" && value !== null
        ? keysOf(value as Texts, `${prefix}${key}.`)
        : [`${prefix}${key}`],
    )
    .toSorted();
}

function emptyKeys(texts: Texts): readonly string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" && value.trim() === "" ? [key] : [],
  );
}

test.each(sets)(
  "%s says the same things in all three languages, and nothing is empty",
  async (path) => {
    const texts = await textsOf(path);
    expect(Object.keys(texts).toSorted()).toEqual([...languages].toSorted());
    for (const language of languages) {
      expect(keysOf(texts[language] ?? {})).toEqual(keysOf(texts["fi"] ?? {}));
      expect(emptyKeys(texts[language] ?? {})).toEqual([]);
    }
  },
);

test("there are texts to check", () => {
  expect(sets.length).toBeGreaterThanOrEqual(3);
});

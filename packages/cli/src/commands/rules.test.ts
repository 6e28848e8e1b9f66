import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

const binary = fileURLToPath(new URL("../../bin/luotsi.mjs", import.meta.url));

function run(words: readonly string[]): {
  readonly status: number | null;
  readonly json: ReturnType<typeof JSON.parse>;
  readonly text: string;
} {
  const { status, stdout } = spawnSync(process.execPath, [binary, ...words], { encoding: "utf8" });
  return { status, json: words.includes("--json") ? JSON.parse(stdout) : {}, text: stdout };
}

describe("luotsi rules", () => {
  test("list prints every parameter, rule set, model and open question", () => {
    const { status, json } = run(["rules", "list", "--json"]);
    expect(status).toBe(0);
    expect(json["ruleSets"].map(({ id }: { readonly id: string }) => id)).toContain("tmt-2025");
    expect(json["models"].map(({ id }: { readonly id: string }) => id)).toContain("fi-2015");
    expect(json["assumptions"]).toContainEqual(
      expect.objectContaining({ id: "regime_date", default: "benefit_day" }),
    );
    const amount = json["parameters"].find(
      ({ id }: { readonly id: string }) => id === "benefits/basic-allowance-daily",
    );
    expect(amount.history.at(-1)).toMatchObject({ from: "2026-01-01", value: 3721 });
  });

  test("show tells the value of a day with act, section and confidence", () => {
    const { json } = run(["rules", "show", "pp-2025", "--on", "2025-06-01", "--json"]);
    expect(json).toMatchObject({
      id: "pp-2025",
      act: "1290/2002",
      section: "14:3 b",
      amendedBy: "385/2023",
      confidence: "primary",
      from: "2025-01-01",
      before: "2026-05-01",
    });
    const assumed = run(["rules", "show", "yt-2026", "--on", "2026-06-01", "--json"]);
    expect(assumed.json["assumption"]).toBe("general_benefit_shares");
    expect(assumed.json["entries"]).toHaveLength(3);
  });

  test("a person reads the last day of a rule, not the day after it", () => {
    const { text } = run(["rules", "show", "tmt-2025", "--on", "2025-06-01"]);
    expect(text).toContain("2025-01-01 – 2026-04-30");
  });

  test("show refuses an unknown id, a day without law and a day that is none", () => {
    expect(run(["rules", "show", "pp-2030", "--on", "2025-06-01", "--json"]).status).toBe(3);
    const ended = run(["rules", "show", "tmt-2006", "--on", "2020-01-01", "--json"]);
    expect(ended.json["error"]["code"]).toBe("NO_LAW_IN_FORCE");
    expect(run(["rules", "show", "tmt-2006", "--on", "soon", "--json"]).status).toBe(2);
  });
});

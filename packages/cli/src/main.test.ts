import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

const binary = fileURLToPath(new URL("../bin/luotsi.mjs", import.meta.url));

function luotsi(...words: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...words], {
    encoding: "utf8",
  });
  return { status, out: stdout, err: stderr };
}

describe("luotsi", () => {
  test("the help of a topic tells the commands of that topic alone", () => {
    const { status, out } = luotsi("survival", "--help");
    expect(status).toBe(0);
    expect(out).toContain("luotsi survival COMMAND …");
    expect(out).toContain("survival curve");
    expect(out).not.toContain("effects estimate");
  });

  test("the help of all tells every topic; without a word it is told as wrong use", () => {
    expect(luotsi("--help")).toMatchObject({ status: 0 });
    const { status, out } = luotsi();
    expect(status).toBe(2);
    expect(out).toContain("liability compute");
  });

  test("a command that is not there is refused with those that are", () => {
    const { status, err } = luotsi("effects", "guess");
    expect(status).toBe(2);
    expect(err).toContain("effects guess");
    expect(err).toContain("effects estimate");
    expect(err).not.toContain("survival curve");
    const asJson = luotsi("guess", "--json");
    expect(asJson.status).toBe(2);
    expect(JSON.parse(asJson.out).error.code).toBe("UNKNOWN_COMMAND");
  });
});

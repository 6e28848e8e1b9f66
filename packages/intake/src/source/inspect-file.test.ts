import { sources } from "@luotsi/contract/sources";
import { describe, expect, test } from "vitest";

import { inspectFile } from "./inspect-file.ts";

describe("a file before it is read", () => {
  const text =
    "Poiminta 1.2.2025\n\nHetu;Etuus;Alkupvm;Loppupvm;Maksupvm;Päivät;Maksettu EUR;Peruste\n" +
    "010190-900P;yleistuki;1.6.2026;30.6.2026;1.7.2026;22;818,62;työttömyys\n";
  const file = { name: "maksut.csv", bytes: Buffer.from(text) };

  test("is recognised by its headings, and what is missing is proposed", async () => {
    const found = await inspectFile(file, {});
    expect(found.detected.headerLine).toBe(3);
    expect(found.candidates[0]).toEqual({ source: "benefit-payments", fit: 0.875 });
    expect(found.definition?.id).toBe("benefit-payments");
    expect(found.missing).toEqual(["person_id"]);
    expect(found.suggestions[0]).toEqual({
      heading: "Hetu",
      column: "person_id",
      because: "similar",
      fate: "read",
      examples: [],
    });
    expect(JSON.stringify(found.suggestions)).not.toContain("010190");
  });

  test("lacks nothing once the proposal is taken into a profile", async () => {
    const mapping = { headings: { Hetu: "person_id" }, constants: {} };
    const definition = sources["benefit-payments"];
    const found = await inspectFile(file, { definition, mapping });
    expect(found.missing).toEqual([]);
    expect(found.suggestions[0]).toMatchObject({ column: "person_id", because: "profile" });
  });

  test("that fits no source is shown with its headings and no source", async () => {
    const other = { name: "muu.csv", bytes: Buffer.from("lämpö;tuuli\n1;2\n") };
    const found = await inspectFile(other, {});
    expect(found.candidates).toEqual([]);
    expect(found.definition).toBeUndefined();
  });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { databaseAddress } from "./database-address.ts";

test("the option goes before the variable, the variable before the file, and none is the embedded database", () => {
  const folder = mkdtempSync(join(tmpdir(), "luotsi-address-"));
  const file = join(folder, "address");
  writeFileSync(file, "postgresql://c\n");
  const both = { LUOTSI_DATABASE: "postgresql://b", LUOTSI_DATABASE_FILE: file };
  expect(databaseAddress("postgresql://a", both)).toBe("postgresql://a");
  expect(databaseAddress(undefined, both)).toBe("postgresql://b");
  expect(databaseAddress(undefined, { ...both, LUOTSI_DATABASE: "" })).toBe("postgresql://c");
  expect(databaseAddress(undefined, {})).toBeUndefined();
  rmSync(folder, { recursive: true });
  expect(() => databaseAddress(undefined, { LUOTSI_DATABASE_FILE: file })).toThrow("ENOENT");
});

import { mkdtemp, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { loadSessionSecret } from "./session-secret.ts";

test("the key is made once, is long, and only its owner may read it", async () => {
  const file = join(await mkdtemp(join(tmpdir(), "luotsi-key-")), "deep", "session.key");
  const [first, meanwhile] = await Promise.all([loadSessionSecret(file), loadSessionSecret(file)]);
  expect(Buffer.from(first, "base64url")).toHaveLength(32);
  expect(meanwhile).toBe(first);
  expect(await loadSessionSecret(file)).toBe(first);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { localPath } from "./local-path.ts";

describe("where signing in leads", () => {
  test.each(["/", "/talous?vuosi=2026", "/saannot#assumption-x", "/a/b?c=%2F%2Fevil"])(
    "%s is a page of this server",
    (path) => {
      expect(localPath(path)).toBe(path);
    },
  );

  test.each([
    "",
    "talous",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/a\n//evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "/talous\r\nset-cookie: a=b",
  ])("%j leads to the start page instead", (path) => {
    expect(localPath(path)).toBe("/");
  });

  test("whatever is asked, it is never another site", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "evil.example",
      ":",
      "@",
      "?",
      "#",
      "\t",
      "%2f",
      "a",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const url = new URL(localPath(pieces.join("")), "https://luotsi.example");
        expect(url.origin).toBe("https://luotsi.example");
      }),
    );
  });
});

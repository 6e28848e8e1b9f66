import { describe, expect, test } from "vitest";

import { isLoopback, refuseCrossSite, refuseForeignHost } from "./request-origin.ts";

describe("a change asked for by a browser", () => {
  const host = "localhost:8080";
  test.each([
    ["from our own page is carried out", { "sec-fetch-site": "same-origin" }, true],
    ["typed by the reader is carried out", { "sec-fetch-site": "none" }, true],
    ["from another site is refused", { "sec-fetch-site": "cross-site" }, false],
    ["from another port of this machine is refused", { "sec-fetch-site": "same-site" }, false],
    [
      "whose two marks disagree follows the one no page can set",
      {
        "sec-fetch-site": "cross-site",
        origin: "http://localhost:8080",
      },
      false,
    ],
    [
      "by an older browser from our own page is carried out",
      { origin: "http://localhost:8080" },
      true,
    ],
    [
      "by an older browser from another port is refused",
      { origin: "http://localhost:8081" },
      false,
    ],
    ["from a page without an origin is refused", { origin: "null" }, false],
    ["by a program that is no browser is carried out", {}, true],
  ])("%s", (_, headers, isCarriedOut) => {
    for (const method of ["POST", "PUT", "DELETE"]) {
      const attempt = (): void => refuseCrossSite(method, { host, ...headers });
      if (isCarriedOut) expect(attempt).not.toThrow();
      else expect(attempt).toThrow("CROSS_SITE_REQUEST");
    }
  });

  test("reading is not a change", () => {
    expect(() => refuseCrossSite("GET", { host, "sec-fetch-site": "cross-site" })).not.toThrow();
  });
});

describe("the name this machine was called by", () => {
  test.each(["localhost:8080", "127.0.0.1", "[::1]:8080", "LOCALHOST", "luotsi.example"])(
    "%s is its own",
    (host) => {
      expect(() => refuseForeignHost({ host }, "luotsi.example")).not.toThrow();
    },
  );
  test.each([
    "attacker.example:8080",
    "127.0.0.1.attacker.example",
    "localhost.example",
    "luotsi.example:81",
    "",
  ])("%s is not", (host) => {
    expect(() => refuseForeignHost({ host }, "luotsi.example")).toThrow("CROSS_SITE_REQUEST");
  });
});

describe("an address to listen on", () => {
  test.each(["127.0.0.1", "127.9.9.9", "::1", "localhost"])("%s is this machine only", (host) => {
    expect(isLoopback(host)).toBe(true);
  });
  test.each(["0.0.0.0", "::", "192.168.1.5", "128.0.0.1", "127.0.0.1.example", "example.org"])(
    "%s may be reached from elsewhere",
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});

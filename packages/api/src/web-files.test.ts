import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { testServer, type TestServer } from "./testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  const place = await mkdtemp(join(tmpdir(), "luotsi-web-"));
  const folder = join(place, "dist");
  await mkdir(join(folder, "assets"), { recursive: true });
  await writeFile(join(place, "secret.txt"), "not for the web");
  await writeFile(join(folder, ".hidden"), "not for the web");
  await writeFile(join(folder, "index.html"), "<!doctype html><title>Luotsi</title>");
  await writeFile(join(folder, "assets", "index-abc123.js"), "export {};");
  server = await testServer([], { webFolder: folder });
});
afterAll(async () => await server.close());

const page = { accept: "text/html,application/xhtml+xml" };

describe("the built pages", () => {
  test("the start page is asked for again every time", async () => {
    const answer = await server.app.inject({ url: "/", headers: page });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toContain("text/html");
    expect(answer.headers["cache-control"]).toBe("no-cache");
  });

  test("a file with a hash in its name is kept for ever", async () => {
    const answer = await server.app.inject("/assets/index-abc123.js");
    expect(answer.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(answer.headers["content-type"]).toContain("javascript");
  });

  test("an address inside the application opens the start page", async () => {
    const answer = await server.app.inject({ url: "/talous?kuukausi=2026-10", headers: page });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain("<title>Luotsi</title>");
  });

  test.each(["/api/unknown", "/assets/gone-123.js"])(
    "%s that is not there is a 404",
    async (url) => {
      const answer = await server.app.inject({ url, headers: page });
      expect(answer.statusCode).toBe(404);
      expect(answer.headers["content-type"]).toContain("application/problem+json");
    },
  );

  test.each([
    "/../secret.txt",
    "/assets/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
    "/..%5csecret.txt",
    "/assets/..%00/secret.txt",
    "//secret.txt",
    "/.hidden",
  ])("%s does not lead out of the folder", async (url) => {
    const answer = await server.app.inject(url);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain("not for the web");
  });
});

describe("every answer", () => {
  test("lets the page run its own scripts and styles and nothing inline", async () => {
    for (const url of ["/", "/assets/index-abc123.js", "/api/unknown"]) {
      const { headers } = await server.app.inject({ url, headers: page });
      const policy = String(headers["content-security-policy"]);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["strict-transport-security"]).toBeUndefined();
    }
  });
});

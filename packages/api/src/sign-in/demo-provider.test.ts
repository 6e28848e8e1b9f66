import { describe, expect, test } from "vitest";

import { openDemoProvider } from "./demo-provider.ts";

describe("the demo's provider", () => {
  const options = { people: [], clientId: "luotsi", clientSecret: "secret" };

  test.each(["http://0.0.0.0:8080", "http://192.0.2.1:8080", "https://luotsi.example.fi"])(
    "does not start at %s, where others could reach it",
    async (origin) => {
      await expect(openDemoProvider({ ...options, origin })).rejects.toThrow(
        "DEMO_PROVIDER_REFUSED",
      );
    },
  );

  test.each(["http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"])(
    "starts at %s",
    async (origin) => {
      expect(await openDemoProvider({ ...options, origin })).toBeDefined();
    },
  );
});

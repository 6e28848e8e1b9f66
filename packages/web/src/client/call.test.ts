import { describe, expect, test } from "vitest";

import { addressOf } from "./call.ts";
import { readProblemDetails } from "./problem-error.ts";

describe("addressOf", () => {
  test("puts parameters into the path and leaves empty questions out", () => {
    expect(addressOf("batch", { batch: 12 })).toBe("/api/batches/12");
    expect(addressOf("finance", {}, { year: 2026, view: "accrual", municipality: undefined })).toBe(
      "/api/finance?year=2026&view=accrual",
    );
  });

  test("a parameter cannot leave its place in the path", () => {
    expect(addressOf("batch", { batch: "../session" })).toBe("/api/batches/..%2Fsession");
  });
});

describe("readProblemDetails", () => {
  test("reads what the API says of a refusal", () => {
    const details = readProblemDetails(403, {
      type: "about:blank",
      title: "Ei oikeutta",
      status: 403,
      detail: "Roolisi ei saa sulkea kuukautta.",
      code: "NOT_ALLOWED",
      next: "Pyydä talouspäällikköä.",
      id: "a1b2",
    });
    expect(details).toMatchObject({ status: 403, code: "NOT_ALLOWED", id: "a1b2", problems: [] });
  });

  test("an answer of a proxy is not problem details", () => {
    expect(readProblemDetails(502, "Bad gateway")).toBeUndefined();
    expect(readProblemDetails(502, { message: "x" })).toBeUndefined();
  });
});

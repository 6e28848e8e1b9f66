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

  test("reads each line of a refused file, in the language it was asked in", () => {
    const problems = [
      { line: 3, column: "month", code: "NOT_A_MONTH", message: "Ei ole kuukausi." },
      { line: 4, column: null, code: "RAGGED_ROW", message: "Rivillä on 5 solua." },
    ];
    const refusal = { title: "Hylätty", code: "ROWS_REJECTED", problems };
    expect(readProblemDetails(422, refusal)?.problems).toEqual([
      problems[0],
      { ...problems[1], column: undefined },
    ]);
  });

  test("an answer of a proxy is not problem details", () => {
    expect(readProblemDetails(502, "Bad gateway")).toBeUndefined();
    expect(readProblemDetails(502, { message: "x" })).toBeUndefined();
  });
});

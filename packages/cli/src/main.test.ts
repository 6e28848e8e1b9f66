import { describe, expect, test } from "vitest";

import { runLuotsi } from "./run-luotsi-for-tests.ts";

describe("luotsi", () => {
  test("the help of a topic tells the commands of that topic alone", () => {
    const { status, out } = runLuotsi("survival", "--help");
    expect(status).toBe(0);
    expect(out).toContain("luotsi survival COMMAND …");
    expect(out).toContain("survival curve");
    expect(out).not.toContain("effects estimate");
  });

  test("the help of all tells every topic; without a word it is told as wrong use", () => {
    expect(runLuotsi("--help")).toMatchObject({ status: 0 });
    const { status, out } = runLuotsi();
    expect(status).toBe(2);
    expect(out).toContain("liability compute");
  });

  test("a command that is not there is refused with those that are", () => {
    const { status, notes: err } = runLuotsi("effects", "guess");
    expect(status).toBe(2);
    expect(err).toContain("effects guess");
    expect(err).toContain("effects estimate");
    expect(err).not.toContain("survival curve");
    const asJson = runLuotsi("guess", "--json");
    expect(asJson.status).toBe(2);
    expect(JSON.parse(asJson.out).error.code).toBe("UNKNOWN_COMMAND");
  });

  test("an option that several commands share leads to the help of the one that was run", () => {
    const { status, notes } = runLuotsi(
      ..."effects cost none.csv --treatment d --outcome y --cost z --language en".split(" "),
    );
    expect(status).toBe(2);
    expect(notes).toContain("luotsi effects cost --help");
  });
});

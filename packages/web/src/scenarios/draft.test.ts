import { scenarioKinds } from "@luotsi/contract/scenario-choices";
import { describe, expect, test } from "vitest";

import {
  decodeDraft,
  encodeDraft,
  factorOfPercent,
  januaryAhead,
  limitedTo,
  newChange,
  percentOfFactor,
  readDraft,
} from "./draft.ts";

const steps = [{ afterPaidDays: 100, percent: 10 }];

describe("a draft in the address", () => {
  test("comes back as it was, whatever it is called", () => {
    const draft = {
      name: "Ääkköset & ”lainaus” 🙂?",
      changes: scenarioKinds.map((kind) => newChange(kind, "2027-01", steps)),
    };
    const word = encodeDraft(draft);
    expect(word).toMatch(/^[\w-]+$/);
    expect(decodeDraft(word)).toEqual(draft);
  });

  test.each(["", "!", "abc", encodeDraft({ name: "A", changes: [] }).slice(2)])(
    "%j is none",
    (word) => {
      expect(decodeDraft(word)).toBeUndefined();
    },
  );

  test.each([
    "[]",
    '{"name":"A"}',
    '{"name":"A","changes":[{"kind":"inflow","from":"2027-01","factor":"1"}]}',
    '{"name":"A","changes":[{"kind":"snow","from":"2027-01"}]}',
    '{"name":"A","changes":[{"kind":"steps","from":"2027-01","steps":[{"percent":1}]}]}',
    '{"name":"A","changes":[{"kind":"exit","from":"2027-01","factor":1,"who":"all"}]}',
  ])("%s cannot be shown", (text) => {
    expect(readDraft(text)).toBeUndefined();
  });
});

test("people without limits are everybody", () => {
  expect(limitedTo(undefined, { age: "under_25" })).toEqual({ age: "under_25" });
  expect(limitedTo({ age: "under_25" }, { municipality: "398" })).toEqual({
    age: "under_25",
    municipality: "398",
  });
  expect(limitedTo({ age: "under_25" }, { age: undefined })).toBeUndefined();
});

test("reforms begin in January: the month itself when it is one, the next otherwise", () => {
  expect(januaryAhead("2026-12")).toBe("2027-01");
  expect(januaryAhead("2027-01")).toBe("2027-01");
  expect(januaryAhead("2027-02")).toBe("2028-01");
});

test("a percent and its factor are each other's", () => {
  for (const percent of [-90, -33.3, 0, 0.1, 5, 400]) {
    expect(percentOfFactor(factorOfPercent(percent))).toBe(percent);
  }
  expect(factorOfPercent(5)).toBe(1.05);
});

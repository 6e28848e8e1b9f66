import { expect, test } from "vitest";

import { rowsAddressOf } from "./rows-address.ts";

test("an address names a cost type and a month, and perhaps a service", () => {
  const address = { cost: "operating", month: "2026-10", service: "palkkatuki" };
  expect(rowsAddressOf(address)).toEqual(address);
});

test.each([
  ["no cost type", { cost: "", month: "2026-10", service: "" }],
  ["a cost type that is none", { cost: "revenue", month: "2026-10", service: "" }],
  ["no month", { cost: "operating", month: "", service: "" }],
  ["a thirteenth month", { cost: "operating", month: "2026-13", service: "" }],
])("an address with %s opens nothing", (_, filters) => {
  expect(rowsAddressOf(filters)).toBeUndefined();
});

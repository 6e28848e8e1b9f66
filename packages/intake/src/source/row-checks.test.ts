import { month } from "@luotsi/base";
import { sources } from "@luotsi/contract/sources";
import { expect, test } from "vitest";

import { recordChecks } from "./row-checks.ts";

test("an invoice may be sent in the month it bills, and not before it", () => {
  const definition = sources["benefit-invoices"];
  const faults = (sent: string | null): readonly string[] => {
    const record = definition.columns.map(({ field }) => {
      if (field === "benefit_month") return month("2026-08");
      return field === "invoice_month" && sent !== null ? month(sent) : null;
    });
    return recordChecks(definition, "reject").flatMap((check) => check(record)?.code ?? []);
  };
  expect(faults("2026-07")).toEqual(["INVOICED_BEFORE_BENEFIT"]);
  expect(faults("2026-08")).toEqual([]);
  expect(faults("2026-09")).toEqual([]);
  expect(faults(null)).toEqual([]);
});

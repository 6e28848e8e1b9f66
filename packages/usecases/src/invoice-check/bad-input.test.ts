import type { InvoiceCheckView } from "@luotsi/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { wholeAreaWorkspace } from "../access/scoped-workspace.ts";
import { showFinance } from "../finance/show-finance.ts";
import {
  ledgerHead,
  openArea,
  paymentHead,
  personHead,
  residenceHead,
  subsidyPayment,
  type TestArea,
} from "../testing/open-area.ts";
import { showInvoiceCheck } from "./show-invoice-check.ts";

const invoiceHead = "person_id,benefit,month,invoice_month,days,billed_eur,municipality";
const march = { from: "2026-03-02", to: "2026-03-29", paidOn: "2026-04-05", days: 20 };
/** From 390 paid days on 10 days at 30 % and 10 at 40 %: 10 × 12 € + 10 × 16 €. */
const owed = "280.00";
const rightLine = (person: string): string =>
  `${person},labour_market_subsidy,2026-03,2026-05,20,${owed},398`;

let area: TestArea;
let view: InvoiceCheckView;

/** Ann and Bea are as they should be, Cid lives in a municipality that no register has, and Dan died before the payment. */
beforeAll(async () => {
  area = await openArea("2026-08-10", ["398"]);
  await area.deliver("municipalities", [
    "vuosi,kuntakoodi,nimi_fi,nimi_sv,tyollisyysalue_koodi",
    "2026,398,Lahti,Lahtis,01",
    "2026,049,Espoo,Esbo,02",
  ]);
  await area.deliver("persons", [
    `${personHead},death_month`,
    ...["ann", "bea", "cid"].map(
      (id) => `${id},1980-05,female,,fi,fi,none,,2026-01-01,390,0,390,no,`,
    ),
    "dan,1980-05,female,,fi,fi,none,,2026-01-01,390,0,390,no,2026-01",
  ]);
  await area.deliver("residence", [
    residenceHead,
    ...["ann", "bea", "dan"].map((id) => `${id},2015-01-01,,398`),
    "cid,2015-01-01,,999",
  ]);
  await area.deliver("benefit-payments", [
    paymentHead,
    ...["ann", "bea", "cid", "dan"].map((id) => subsidyPayment(id, march)),
    "ann,general_benefit,2026-04-27,2026-04-30,2026-05-04,4,160.00,unemployment,,",
    "ann,labour_market_subsidy,2026-05-04,2026-05-08,2026-05-20,5,200.00,unemployment,,",
    "ann,labour_market_subsidy,2026-04-06,2026-04-12,2026-04-20,6,240.00,unemployment,,",
    "ann,labour_market_subsidy,2026-04-06,2026-04-12,2026-04-20,-5,200.00,unemployment,,",
  ]);
  await area.deliver("benefit-invoices", [
    invoiceHead,
    rightLine("ann"),
    rightLine("ann"),
    rightLine("bea"),
    rightLine("bea").replace("2026-05", "2026-06"),
    rightLine("dan"),
    rightLine("ann").replace("2026-05", "2026-02"),
    rightLine("eva").replace("398", "049"),
  ]);
  await area.deliver("ledger", [ledgerHead, "2026-03,4300,1,coaching,b,10.00"]);
  view = await showInvoiceCheck(wholeAreaWorkspace(area.workspace, "test"), {});
}, 60_000);
afterAll(async () => {
  await area.close();
});

describe("bad input that was taken in", () => {
  test("is named with its count beside the invoice check", () => {
    const said = new Map(view.faults.map(({ code, message }) => [code, message.en]));
    expect(said.get("BENEFIT_OUTSIDE_LAW")).toMatch(/^One payment is/);
    expect(said.get("BENEFIT_ENDED")).toContain("for a time after it: 1.");
    expect(said.get("PAYMENT_OUTSIDE_LIFE")).toMatch(/^One payment is/);
    expect(said.get("INVOICE_OF_OTHER_AREA")).toContain("is not of this area: 1.");
    expect(said.get("PERSON_UNKNOWN")).toMatch(/^One row is/);
    expect(said.get("ROWS_IN_QUARANTINE")).toMatch(/^4 rows wait/);
  });

  test("is left out of the totals by name, number and euros", () => {
    const lines = view.leftOut.map(({ id, count, cents }) => [id, count, cents]);
    expect(lines).toEqual([
      ["unknown-homes", 1, 280_00],
      ["outside-law", 1, 160_00],
      ["quarantine-payments", 2, null],
      ["quarantine", 2, null],
    ]);
  });

  test("is a difference where the payer bills what we do not owe: a line again, and another area's", () => {
    const cases = view.cases.map(({ kind, cause, differenceCents }) => [
      kind,
      cause,
      differenceCents,
    ]);
    // The ended subsidy is taken as the general benefit, 200 € at 40 %, and nobody bills it.
    expect(cases).toEqual([
      ["billed_not_computed", "none", 280_00],
      ["not_billed", "none", -80_00],
    ]);
    const other = view.sums.find(({ cause }) => cause === "other_area");
    expect(other).toMatchObject({ differenceCents: 280_00, people: 1 });
  });

  test("is told of in the sentence of the money page, with what the share lacks", async () => {
    const { finding, liability } = await showFinance(area.workspace, { view: "accrual" });
    expect(liability?.leftOut?.en).toBe(
      "The municipal share lacks 1 payment row whose benefit no rule of the law finances; the benefit on it is €160.00. " +
        "€280.00 is not in it, because the home municipality on 1 payment row is not in the register of municipalities. " +
        "2 rejected payment rows wait in quarantine to be corrected and are not in it.",
    );
    expect(finding.en).toContain("€280.00 is not in it");
  });
});

test("rejected lines that have been corrected no longer wait", async () => {
  await area.deliver("benefit-invoices", [
    `${invoiceHead},syy`,
    `${rightLine("ann").replace("2026-05", "2026-07")},DUPLICATE_ROW`,
  ]);
  const later = await showInvoiceCheck(wholeAreaWorkspace(area.workspace, "test"), {});
  expect(later.leftOut.map(({ id }) => id)).not.toContain("quarantine");
});

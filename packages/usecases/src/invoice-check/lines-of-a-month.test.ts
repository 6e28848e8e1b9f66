import { afterAll, beforeAll, expect, test } from "vitest";

import { wholeAreaWorkspace } from "../access/scoped-workspace.ts";
import { runChecks } from "../data/run-checks.ts";
import {
  openArea,
  paymentHead,
  personHead,
  residenceHead,
  subsidyPayment,
  type TestArea,
} from "../testing/open-area.ts";
import { markInvoiceCases } from "./mark-invoice-cases.ts";
import { showInvoiceCheck } from "./show-invoice-check.ts";
import { showInvoiceFinding } from "./show-invoice-finding.ts";

const invoiceHead =
  "person_id,benefit,month,invoice_month,days,billed_eur,municipality,share_percent";
const march = { from: "2026-03-02", to: "2026-03-29", paidOn: "2026-04-05", days: 20 };
const lineOf = (person: string, rest: string): string =>
  `${person},labour_market_subsidy,2026-03,2026-05,${rest}`;

let area: TestArea;

/** Everybody passes 400 paid days in the middle of March: 10 days at 30 %, 10 at 40 %. */
beforeAll(async () => {
  area = await openArea("2026-08-10", ["398"]);
  await area.deliver("persons", [
    personHead,
    ...["ann", "bea", "cid"].map(
      (id) => `${id},1980-05,female,,fi,fi,none,,2026-01-01,390,0,390,no`,
    ),
  ]);
  await area.deliver("residence", [
    residenceHead,
    ...["ann", "bea", "cid"].map((id) => `${id},2015-01-01,,398`),
  ]);
  await area.deliver("benefit-payments", [
    paymentHead,
    ...["ann", "bea", "cid"].map((id) => subsidyPayment(id, march)),
  ]);
  await area.deliver("benefit-invoices", [
    invoiceHead,
    lineOf("ann", "10,120.00,398,30"),
    lineOf("ann", "10,160.00,398,40"),
    lineOf("bea", "10,120.00,398,30"),
    lineOf("bea", "10,200.00,398,50"),
    lineOf("cid", "20,280.00,,"),
  ]);
});
afterAll(async () => {
  await area.close();
});

test("two steps of a month may be two lines or one, and a wrong one of two is found", async () => {
  const view = await showInvoiceCheck(wholeAreaWorkspace(area.workspace, "test"), {});
  expect(view.cases.map(({ kind, differenceCents }) => [kind, differenceCents])).toEqual([
    ["wrong_step", 40_00],
  ]);
});

test("the front page says what the page says, and a case that has been asked waits no more", async () => {
  const whole = wholeAreaWorkspace(area.workspace, "test");
  const { finding, cases } = await showInvoiceCheck(whole, {});
  expect(await showInvoiceFinding(whole)).toEqual({ open: 1, finding });
  const [one] = cases;
  await markInvoiceCases(whole, { cases: [one?.id ?? ""], state: "asked", note: "" }, "test");
  expect(await showInvoiceFinding(whole)).toMatchObject({ open: 0 });
});

test("lines that come again with other columns or another share are told of", async () => {
  const found = async (): Promise<unknown> => {
    const { checks } = await runChecks(area.workspace, { only: "benefit-invoices", chain: "new" });
    const again = checks.find(({ code }) => code === "INVOICE_LINE_AGAIN");
    return again?.places.map(({ line }) => line);
  };
  expect(await found()).toEqual([]);
  await area.deliver("benefit-invoices", [
    invoiceHead,
    lineOf("ann", "10,160.00,398,40"),
    lineOf("bea", "10,160.00,398,40"),
    lineOf("cid", "20,280.00,398,"),
    lineOf("cid", "4,10.00,049,"),
  ]);
  expect(await found()).toEqual([3, 4, 5]);
});

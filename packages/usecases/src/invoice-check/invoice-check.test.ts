import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { addMonths, day, formatMonth, month } from "@luotsi/base";
import type { BridgeStep, InvoiceCheckView, SourceId } from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { writeArea, type PlantedError } from "@luotsi/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { nameArea } from "../area.ts";
import { importFile } from "../data/import-file.ts";
import { workspaceOn, type Workspace } from "../workspace.ts";
import { disputeList } from "./dispute-list.ts";
import { markInvoiceCases } from "./mark-invoice-cases.ts";
import { showInvoiceCase } from "./show-invoice-case.ts";
import { wholeAreaWorkspace } from "../access/scoped-workspace.ts";
import { showInvoiceCheck } from "./show-invoice-check.ts";

const out = mkdtempSync(join(tmpdir(), "luotsi-invoices-"));
/** The last invoice of the first delivery: one group has been waiting for its bills for half a year. */
const firstDelivery = "2025-07";
let workspace: Workspace;

async function deliver(source: SourceId, file = `${source}.csv`): Promise<void> {
  await importFile(workspace, {
    file: { path: join(out, file), name: file },
    source,
    importer: "test",
    afterwards: "later",
  });
}

function writeInvoices(name: string, isWanted: (invoiceMonth: string) => boolean): void {
  const [head = "", ...lines] = readFileSync(join(out, "benefit-invoices.csv"), "utf8").split("\n");
  const wanted = lines.filter((line) => line !== "" && isWanted(line.split(",")[3] ?? ""));
  writeFileSync(join(out, name), `${[head, ...wanted].join("\n")}\n`);
}

beforeAll(async () => {
  writeArea({ people: 900, seed: 1, from: month("2024-01"), months: 34, out });
  writeInvoices("first.csv", (sent) => sent <= firstDelivery);
  writeInvoices("rest.csv", (sent) => sent > firstDelivery);
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  const name = { fi: "Koealue", sv: "Provområde", en: "Test area" };
  await nameArea(
    workspace.store,
    { name, synthetic: true, municipalities: ["398"], employmentArea: null },
    "test",
  );
}, 120_000);
afterAll(async () => {
  await workspace.close();
  rmSync(out, { recursive: true, force: true });
});

function planted(last: string): readonly string[] {
  const { invoices } = JSON.parse(readFileSync(join(out, "truth.json"), "utf8")) as {
    readonly invoices: { readonly errors: readonly PlantedError[] };
  };
  return invoices.errors
    .filter((error) => error.invoice_month <= last)
    .map(({ benefit, month: at, kind, invoice_month: sent }) => [benefit, at, sent, kind].join(" "))
    .toSorted();
}

function found({ cases }: InvoiceCheckView): readonly string[] {
  return cases
    .filter(({ settled }) => !settled)
    .map(({ benefit, month: at, invoiceMonth, kind }) =>
      [benefit, at, invoiceMonth, kind].join(" "),
    )
    .toSorted();
}

/** A bridge stands when its changes lead from its first total to its last. */
function leads(bridge: readonly BridgeStep[]): boolean {
  const first = bridge[0]?.cents ?? 0;
  const last = bridge.at(-1)?.cents ?? 0;
  const changes = bridge.filter(({ kind }) => kind === "change");
  return first + changes.reduce((sum, { cents }) => sum + cents, 0) === last;
}

test("without payments and invoices there is nothing to check, and the page says what is needed", async () => {
  const view = await showInvoiceCheck(wholeAreaWorkspace(workspace, "test"), {});
  expect(view.invoices).toBeNull();
  expect(view.finding.en).toContain("payer's invoice lines are needed");
});

describe("while one group waits for its bills", () => {
  let view: InvoiceCheckView;
  beforeAll(async () => {
    for (const source of ["persons", "residence", "benefit-payments"] as const)
      await deliver(source);
    await deliver("benefit-invoices", "first.csv");
    view = await showInvoiceCheck(wholeAreaWorkspace(workspace, "test"), {});
  }, 120_000);

  test("the planted errors are the cases, and nothing else is", () => {
    expect(found(view)).toEqual(planted(firstDelivery));
  });

  test("the group is told together, with its people and euros, and is no case", () => {
    const group = view.sums.find(({ cause }) => cause === "late_billing");
    expect(group?.together).toBe(true);
    expect(group?.people).toBeGreaterThan(3);
    expect(group?.billedCents).toBe(0);
    expect(view.finding.fi).toContain(`${group?.people} henkilön osuus`);
    expect(view.cases.some(({ cause }) => cause === "late_billing")).toBe(false);
  });

  test("what cannot have been billed yet is left out by name", () => {
    expect(view.leftOut.map(({ id }) => id)).toEqual(["not-yet-invoiced", "other-areas"]);
    expect(view.leftOut[0]?.cents).toBeGreaterThan(0);
  });

  test("both bridges lead to the cent over the whole time and over any months", async () => {
    expect(leads(view.bridge)).toBe(true);
    expect(leads(view.accrual.bridge)).toBe(true);
    const first = month("2024-02");
    for (let from = 0; from < 18; from += 5) {
      for (let length = 0; from + length < 18; length += 4) {
        const at = (months: number): string => formatMonth(addMonths(first, months));
        const part = await showInvoiceCheck(wholeAreaWorkspace(workspace, "test"), {
          from: at(from),
          to: at(from + length),
        });
        expect(leads(part.bridge), `${from} ${length}`).toBe(true);
        expect(leads(part.accrual.bridge), `${from} ${length}`).toBe(true);
        // What the payouts come to is what the check begins with: the two bridges meet.
        expect(part.accrual.bridge.at(-1)?.cents).toBe(part.computedCents);
      }
    }
  });

  test("a month that is no month of the calendar is refused", async () => {
    await expect(
      showInvoiceCheck(wholeAreaWorkspace(workspace, "test"), { from: "2025-05", to: "2025-02" }),
    ).rejects.toThrow("INVALID_REQUEST");
  });
});

describe("a case", () => {
  test("shows what we computed, what was billed, why and what to ask, with places in the payer's files", async () => {
    const { cases } = await showInvoiceCheck(wholeAreaWorkspace(workspace, "test"), {});
    const step = cases.find(({ kind }) => kind === "wrong_step");
    const amount = cases.find(({ kind }) => kind === "amount");
    for (const one of [step, amount]) {
      const view = await showInvoiceCase(wholeAreaWorkspace(workspace, "test"), one?.id ?? "");
      expect(view.billed.some(({ billedCents }) => billedCents === one?.billedCents)).toBe(true);
      expect(view.billed[0]?.file).toBe("first.csv");
      const lines = readFileSync(join(out, "first.csv"), "utf8").split("\n");
      expect(lines[(view.billed[0]?.line ?? 0) - 1]).toContain(`,${one?.month},`);
      expect(view.computed[0]?.line).toBeGreaterThan(1);
      const owed = view.computed.reduce((sum, row) => sum + row.owedCents, 0);
      expect(Math.abs(owed - (one?.computedCents ?? 0))).toBeLessThan(1);
      expect(view.ask.fi).toMatch(/Laskettu .* laskutettu /);
    }
    const { why } = await showInvoiceCase(wholeAreaWorkspace(workspace, "test"), step?.id ?? "");
    expect(why.en).toMatch(/The billed share is \d+%, ours \d+%/);
  });

  test("that is not there is refused", async () => {
    const id = "1.basic_allowance.2024-01.2024-02";
    await expect(showInvoiceCase(wholeAreaWorkspace(workspace, "test"), id)).rejects.toThrow(
      "NOT_FOUND",
    );
    await expect(
      markInvoiceCases(
        wholeAreaWorkspace(workspace, "test"),
        { cases: [id], state: "asked", note: "" },
        "test",
      ),
    ).rejects.toThrow("NOT_FOUND");
  });

  test("keeps who marked it, when and with what note, and can be opened again", async () => {
    const [one] = (await showInvoiceCheck(wholeAreaWorkspace(workspace, "test"), {})).cases;
    const id = one?.id ?? "";
    const marked = await markInvoiceCases(
      wholeAreaWorkspace(workspace, "test"),
      { cases: [id], state: "asked", note: "Kysytty sähköpostilla 22.11." },
      "demo:controller",
    );
    expect(marked).toEqual({ marked: 1, before: [{ case: id, state: "open" }] });
    await markInvoiceCases(
      wholeAreaWorkspace(workspace, "test"),
      { cases: [id], state: "open", note: "" },
      "demo:controller",
    );
    const { history, case: after } = await showInvoiceCase(
      wholeAreaWorkspace(workspace, "test"),
      id,
    );
    expect(history.map(({ state, note, who }) => [state, note, who])).toEqual([
      ["open", "", "demo:controller"],
      ["asked", "Kysytty sähköpostilla 22.11.", "demo:controller"],
    ]);
    expect(after.state).toBe("open");
  });

  test("a note with a personal identity code is refused and nothing is kept", async () => {
    const [one] = (await showInvoiceCheck(wholeAreaWorkspace(workspace, "test"), {})).cases;
    await expect(
      markInvoiceCases(
        wholeAreaWorkspace(workspace, "test"),
        { cases: [one?.id ?? ""], state: "asked", note: "koskee 131052-308T" },
        "test",
      ),
    ).rejects.toThrow("PERSONAL_DATA_IN_TEXT");
    expect(
      (await showInvoiceCase(wholeAreaWorkspace(workspace, "test"), one?.id ?? "")).history,
    ).toHaveLength(2);
  });
});

test("the list to send has every open case in the reader's language, with what to ask", async () => {
  const { cases } = await showInvoiceCheck(wholeAreaWorkspace(workspace, "test"), {});
  const { sheet: all, reach } = await disputeList(wholeAreaWorkspace(workspace, "test"), {
    language: "sv",
  });
  expect(reach.people).toEqual(cases.map(({ person }) => person));
  expect(all.rows).toHaveLength(cases.length);
  expect(all.columns[0]?.title).toBe("Fall");
  const { sheet: steps } = await disputeList(wholeAreaWorkspace(workspace, "test"), {
    language: "fi",
    kind: "wrong_step",
    state: "open",
  });
  expect(steps.rows.map(([id]) => id)).toEqual(
    cases.filter(({ kind }) => kind === "wrong_step").map(({ id }) => id),
  );
  expect(steps.rows[0]?.at(-1)).toContain("maksettujen päivien kertymä");
  expect(steps.rows[0]?.[13]).toMatch(/^first\.csv: \d+$/);
  expect(all.notes[0]).toContain("pseudonym");
});

describe("when the rest of the invoices have come", () => {
  let view: InvoiceCheckView;
  let waiting: string;
  beforeAll(async () => {
    const before = await showInvoiceCheck(wholeAreaWorkspace(workspace, "test"), {});
    const unbilled = before.cases.find(({ kind }) => kind === "not_billed");
    waiting = unbilled?.id ?? "";
    await markInvoiceCases(
      wholeAreaWorkspace(workspace, "test"),
      { cases: [waiting], state: "asked", note: "" },
      "test",
    );
    // The payer answers: the missing line comes on a later invoice.
    const pieces = await showInvoiceCase(wholeAreaWorkspace(workspace, "test"), waiting);
    const original = readFileSync(join(out, "benefit-payments.csv"), "utf8").split("\n");
    const person = original[(pieces.computed[0]?.line ?? 1) - 1]?.split(",")[0] ?? "";
    const euros = ((unbilled?.computedCents ?? 0) / 100).toFixed(2);
    const answer = `${person},${unbilled?.benefit},${unbilled?.month},2026-09,20,${euros},398,`;
    const rest = readFileSync(join(out, "rest.csv"), "utf8");
    writeFileSync(join(out, "rest-with-answer.csv"), `${rest.trimEnd()}\n${answer}\n`);
    await deliver("benefit-invoices", "rest-with-answer.csv");
    view = await showInvoiceCheck(wholeAreaWorkspace(workspace, "test"), {});
  }, 120_000);

  test("what was billed months late is explained in the months of both, and said", async () => {
    const before = await showInvoiceCheck(wholeAreaWorkspace(workspace, "test"), {
      from: "2025-02",
      to: "2025-09",
    });
    const caughtUp = await showInvoiceCheck(wholeAreaWorkspace(workspace, "test"), {
      from: "2025-10",
      to: "2025-11",
    });
    const late = (bridge: readonly BridgeStep[], id: string): number =>
      bridge.find((step) => step.id === id)?.cents ?? 0;
    const missed = late(before.bridge, "in-other-months");
    expect(missed).toBeLessThan(-100_000);
    expect(before.finding.fi).toContain("on laskutettu muina kuukausina");
    // What eight months of invoices lack, two months bring: but for a line that had been asked about.
    expect(Math.abs(late(caughtUp.bridge, "for-other-months") + missed)).toBeLessThan(100_000);
    expect(late(caughtUp.bridge, "for-other-months")).toBeGreaterThan(100_000);
    expect(caughtUp.finding.en).toContain("belonged on those of other months");
  });

  test("nobody waits any more", () => {
    expect(view.sums.some(({ cause }) => cause === "late_billing")).toBe(false);
    expect(leads(view.bridge)).toBe(true);
  });

  test("a marked case whose line has come says by itself that it is settled", async () => {
    const settled = view.cases.filter((one) => one.settled);
    expect(settled.map(({ id }) => id)).toEqual([waiting]);
    const shown = await showInvoiceCase(wholeAreaWorkspace(workspace, "test"), waiting);
    expect(shown.why.en).toContain("The difference has gone");
    expect(shown.case.state).toBe("asked");
  });

  test("every other planted error is still a case", () => {
    const [, benefit = "", at = "", sent = ""] = waiting.split(".");
    const answered = [benefit, at, sent, "not_billed"].join(" ");
    expect(found(view)).toEqual(planted("9999-12").filter((words) => words !== answered));
  });
});

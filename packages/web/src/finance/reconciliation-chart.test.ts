import type { Reconciliation } from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import { formatFor } from "../language/format.ts";
import { fi } from "./messages.fi.ts";
import {
  reconciledCents,
  reconciledMonths,
  reconciliationBridge,
  reconciliationLines,
} from "./reconciliation-chart.ts";

type BridgeStep = Reconciliation["bridge"][number];

const same = (text: string): { fi: string; sv: string; en: string } => ({
  fi: text,
  sv: text,
  en: text,
});

const million = 100_000_000;

const reconciliation: Reconciliation = {
  finding: same("Kirjanpito vastaa laskelmaa."),
  months: [
    {
      month: "2026-01",
      accrualCents: million,
      invoiceCents: 2 * million,
      billedCents: 2 * million + 10,
      bookedCents: 2 * million + 10,
    },
    {
      month: "2026-02",
      accrualCents: million,
      invoiceCents: 3 * million,
      billedCents: null,
      bookedCents: null,
    },
    { month: "2026-03", accrualCents: 0, invoiceCents: 0, billedCents: null, bookedCents: null },
  ],
  bridge: [
    { id: "accrual", label: same("Kertynyt"), cents: 123_456, kind: "total" },
    { id: "earlier", label: same("Aiemmilta"), cents: -3_456, kind: "change" },
    { id: "booked", label: same("Kirjattu"), cents: 120_000, kind: "total" },
  ],
  provenance: {
    definition: same("d"),
    batches: [],
    coverage: null,
    breaks: [],
    assumptions: [],
    uncertainty: null,
    run: {},
  },
};

const states = new Map([
  ["2026-01", "frozen" as const],
  ["2026-02", "provisional" as const],
  ["2026-03", "future" as const],
]);
const picture = { reconciliation, states, finding: "F.", t: fi, format: formatFor("fi") };

describe("the four ways of counting a month", () => {
  const view = reconciliationLines(picture);

  test("a month to come is left out: nothing has happened in it, which is not zero", () => {
    expect(view.slots.map(({ key }) => key)).toEqual(["2026-01", "2026-02"]);
    expect(reconciledMonths(picture)).toHaveLength(2);
  });

  test("a month to come that already has something is shown", () => {
    const [january, february, march] = reconciliation.months;
    if (january === undefined || february === undefined || march === undefined) throw new Error();
    const early = { ...reconciliation, months: [january, february, { ...march, invoiceCents: 5 }] };
    expect(reconciledMonths({ reconciliation: early, states })).toHaveLength(3);
  });

  test("what is not billed or booked yet is a gap", () => {
    expect(view.series.map(({ points }) => points[1]?.value ?? null)).toEqual([1, 3, null, null]);
  });

  test("an open month is dashed", () => {
    expect(view.series[0]?.points.map((point) => point?.state)).toEqual(["final", "provisional"]);
  });

  test("the title says how far apart the ways are where nothing more comes", () => {
    expect(view.text.title.replaceAll("\u00a0", " ")).toBe(
      "Suljettuina kuukausina tavat eroavat toisistaan enintään 1,0 milj. €",
    );
    const open = new Map([...states].map(([month]) => [month, "provisional" as const]));
    expect(reconciliationLines({ ...picture, states: open }).text.title).toBe(
      "Sama osuus kuukausittain neljällä tavalla",
    );
  });

  test("each way reads its own amount", () => {
    const [january] = reconciliation.months;
    if (january === undefined) throw new Error("there is a January");
    expect(reconciledCents(january, "accrual")).toBe(million);
    expect(reconciledCents(january, "billed")).toBe(2 * million + 10);
  });
});

describe("the bridge", () => {
  const view = reconciliationBridge(picture, (label) => label.fi);

  test("is written to the cent, changes with their sign", () => {
    expect(view.steps.map(({ text }) => text.replaceAll("\u00a0", " "))).toEqual([
      "1 234,56 €",
      "−34,56 €",
      "1 200,00 €",
    ]);
  });

  test("its steps add up to its end", () => {
    const [start, change, end] = view.steps.map(({ value }) => value);
    expect((start ?? 0) + (change ?? 0)).toBeCloseTo(end ?? 0, 9);
  });

  test("says from what to what it leads", () => {
    expect(view.text.description.replaceAll("\u00a0", " ")).toBe(
      "Kirjattu on 35 € pienempi kuin kertynyt; suurin syy: aiemmilta. Kertyneestä 1 234,56 € kirjattuun 1 200,00 €.",
    );
  });

  const titleOf = (...changes: readonly number[]): string => {
    const end = changes.reduce((sum, cents) => sum + cents, 100_00);
    const step = (id: string, cents: number, kind: "total" | "change"): BridgeStep => ({
      id,
      label: same(id),
      cents,
      kind,
    });
    const bridge = [
      step("Kertynyt", 100_00, "total"),
      ...changes.map((cents, at) => step(`Syy ${at + 1}`, cents, "change")),
      step("Kirjattu", end, "total"),
    ];
    const drawn = reconciliationBridge(
      { ...picture, reconciliation: { ...reconciliation, bridge } },
      (label) => label.fi,
    );
    return drawn.text.title.replaceAll("\u00a0", " ");
  };

  test("names the step that does the most the way the whole goes, not the largest of all", () => {
    expect(titleOf(-50_00, 30_00, 40_00)).toBe(
      "Kirjattu on 20 € suurempi kuin kertynyt; suurin syy: syy 3",
    );
    expect(titleOf(50_00, -30_00, -40_00)).toBe(
      "Kirjattu on 20 € pienempi kuin kertynyt; suurin syy: syy 3",
    );
    expect(titleOf(10_00, -10_00)).toBe("Kirjattu on yhtä suuri kuin kertynyt");
    expect(titleOf()).toBe("Kirjattu on yhtä suuri kuin kertynyt");
  });
});

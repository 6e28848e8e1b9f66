import type { BarsAgainstStepsView } from "../bars-against-steps.tsx";
import type { BridgeView } from "../bridge.tsx";
import type { DifferenceBarsView } from "../difference-bars.tsx";
import type { TimeSlot } from "../chart-view.ts";
import type { HeatTableView } from "../heat-table-view.ts";
import type { LineChartView, LinePoint } from "../line-chart-view.ts";
import type { SmallMultiplesView } from "../small-multiples.tsx";
import type { SparklineView } from "../sparkline.tsx";
import type { StackedBarsView } from "../stacked-bars.tsx";

const monthNames = [
  ["tammi", "tammikuu"],
  ["helmi", "helmikuu"],
  ["maalis", "maaliskuu"],
  ["huhti", "huhtikuu"],
  ["touko", "toukokuu"],
  ["kesä", "kesäkuu"],
  ["heinä", "heinäkuu"],
  ["elo", "elokuu"],
  ["syys", "syyskuu"],
  ["loka", "lokakuu"],
  ["marras", "marraskuu"],
  ["joulu", "joulukuu"],
] as const;

/** Months from January 2025 on. */
export function monthSlots(count: number): readonly TimeSlot[] {
  return Array.from({ length: count }, (_, at) => {
    const year = String(2025 + Math.floor(at / 12));
    const [tick, name] = monthNames[at % 12] ?? monthNames[0];
    return {
      key: `${year}-${String((at % 12) + 1).padStart(2, "0")}`,
      label: `${name} ${year}`,
      tick,
      group: year,
    };
  });
}

/** Writes like the screens do: comma, real minus sign. */
export function writeTick(value: number): string {
  return String(Math.round(value * 100) / 100)
    .replace(".", ",")
    .replace("-", "\u2212");
}

function million(value: number): string {
  return `${value.toFixed(1).replace(".", ",").replace("-", "\u2212")}\u00a0milj.\u00a0€`;
}

const text = (title: string, description: string): LineChartView["text"] => ({
  title,
  description,
  empty: "Ei vielä tietoja tältä jaksolta",
});

/** A year and a half of the two costs with half a year of forecast. */
export const twoCosts: LineChartView = {
  text: text(
    "Oma toiminta ja työttömyysetuus",
    "Työttömyysetuuksien rahoitusvastuu ohittaa oman toiminnan keväällä 2025.",
  ),
  slots: monthSlots(24),
  series: [
    {
      id: "benefit",
      name: "Työttömyysetuus",
      colour: "benefit",
      points: Array.from({ length: 24 }, (_, at) => costPoint(at, 1.7 + at * 0.045)),
    },
    {
      id: "operating",
      name: "Oma toiminta",
      colour: "own-costs",
      points: Array.from({ length: 24 }, (_, at) => costPoint(at, 2.1 + (at % 3) * 0.1)),
    },
  ],
  breaks: [{ slot: "2026-05", reason: "Yleistuki korvasi työmarkkinatuen" }],
};

function costPoint(at: number, value: number): LinePoint {
  if (at < 18) return { value, text: million(value), state: at < 16 ? "final" : "provisional" };
  const spread = (at - 16) * 0.05;
  return {
    value,
    text: `${million(value)} (${million(value - spread * 2)}–${million(value + spread * 2)})`,
    state: "forecast",
    fan: {
      lo50: value - spread,
      hi50: value + spread,
      lo80: value - spread * 2,
      hi80: value + spread * 2,
      lo95: value - spread * 3,
      hi95: value + spread * 3,
    },
  };
}

/** A year whose last open month is still growing towards its outlook, with a correction in the month before. */
export const actualWithOutlook: BarsAgainstStepsView = {
  text: text("Kuntaosuus", "Yhdeksän kuukautta on toteutunut, kolme ennustetaan."),
  slots: monthSlots(12),
  bars: {
    name: "Toteuma",
    colour: "benefit",
    points: Array.from({ length: 12 }, (_, at) => {
      if (at > 9) return null;
      const value = at === 9 ? 1.1 : 2.1 + (at % 4) * 0.1;
      const open = at === 9 ? ("partial" as const) : ("provisional" as const);
      return {
        value,
        text: million(value),
        state: at < 8 ? ("final" as const) : open,
        ...(at === 8 ? { corrections: 0.3 } : {}),
      };
    }),
    outlook: {
      name: "Ennuste",
      points: Array.from({ length: 12 }, (_, at) => {
        if (at < 9) return null;
        const spread = 0.08 * (at - 8);
        const value = 2.4;
        return {
          value,
          text: million(value),
          fan: {
            lo50: value - spread,
            hi50: value + spread,
            lo80: value - spread * 2,
            hi80: value + spread * 2,
            lo95: value - spread * 3,
            hi95: value + spread * 3,
          },
        };
      }),
    },
  },
  steps: {
    name: "Suunnitelma",
    levels: Array.from({ length: 12 }, () => ({ value: 2.2, text: million(2.2) })),
  },
};

/** Lines at their edges: nothing, one point, zeros, below zero, huge, with gaps. */
export const lineEdges: Readonly<Record<string, LineChartView>> = {
  "line-empty": oneLine([]),
  "line-one-point": oneLine([3.4]),
  "line-all-zero": oneLine([0, 0, 0, 0]),
  "line-negative": oneLine([2, 1, -0.5, -3, -2]),
  "line-huge": oneLine([1_200_000_000, 3_400_000_000, 2_900_000_000]),
  "line-gaps": oneLine([2, 2.4, null, null, 2.2, null, 2.6, 2.7]),
};

/** Five months of one series below and above zero. */
export const lineWithoutGaps: LineChartView = oneLine([2, 1, -0.5, -3, -2]);

function oneLine(values: readonly (number | null)[]): LineChartView {
  return {
    text: text("Rahoitusvastuu", "Esimerkki."),
    slots: monthSlots(values.length),
    series: [
      {
        id: "only",
        name: "Rahoitusvastuu",
        colour: "benefit",
        points: values.map((value) =>
          value === null ? null : { value, text: million(value), state: "final" },
        ),
      },
    ],
    breaks: [],
  };
}

/** What the liability is made of by share, with a credit below zero. */
export const liabilityBySteps: StackedBarsView = {
  text: text("Rahoitusvastuu portaittain", "Yli 400 päivää työttömänä olleiden osuus kasvaa."),
  slots: monthSlots(14),
  states: Array.from({ length: 14 }, (_, at) => (at < 11 ? "final" : "provisional")),
  parts: [
    { id: "10", name: "10 %", colour: "category-1", at: 0.35, growth: 0.01 },
    { id: "20", name: "20 %", colour: "category-3", at: 0.4, growth: 0.01 },
    { id: "30", name: "30 %", colour: "category-4", at: 0.3, growth: 0.012 },
    { id: "40", name: "40 %", colour: "category-2", at: 0.5, growth: 0.03 },
    { id: "credit", name: "Hyvitykset", colour: "category-6", at: -0.1, growth: 0 },
  ].map(({ id, name, colour, at, growth }) => ({
    id,
    name,
    colour: colour as "category-1",
    amounts: Array.from({ length: 14 }, (_, month) =>
      month === 5 && id === "credit"
        ? null
        : { value: at + growth * month, text: million(at + growth * month) },
    ),
  })),
};

/** Four open months: less and less known, the whole with its interval, and two invoices. */
export const knownAndComing: StackedBarsView = {
  text: text("Avoimet kuukaudet", "Marraskuusta ei tiedetä vielä mitään."),
  slots: monthSlots(4),
  states: ["final", "final", "final", "final"],
  parts: [
    { id: "known", name: "Tiedossa", state: "final" as const, values: [2.6, 2.7, 0.3, 0] },
    { id: "coming", name: "Maksamatta", state: "forecast" as const, values: [0, 0.1, 2.4, 2.7] },
  ].map(({ id, name, state, values }) => ({
    id,
    name,
    colour: "benefit" as const,
    state,
    amounts: values.map((value) => ({ value, text: million(value) })),
  })),
  whole: {
    name: "Yhteensä",
    points: [2.6, 2.8, 2.7, 2.7].map((value, at) => ({
      value,
      text: million(value),
      interval: { lo: value - 0.05 * at, hi: value + 0.05 * at },
    })),
  },
  compared: {
    name: "Laskutettu",
    points: [2.55, 2.9, null, null].map((value) =>
      value === null ? null : { value, text: million(value) },
    ),
  },
};

/** Twelve months against the use plan: eight closed, one open, three forecast. */
export const actualAgainstPlan: BarsAgainstStepsView = {
  text: text("Oma toiminta ja käyttösuunnitelma", "Toteuma on käyttösuunnitelman tasolla."),
  slots: monthSlots(12),
  bars: {
    name: "Toteuma ja ennuste",
    colour: "own-costs",
    points: Array.from({ length: 12 }, (_, at) => {
      const value = 1.9 + ((at * 7) % 5) * 0.12;
      if (at < 8) return { value, text: million(value), state: "final" };
      if (at === 8) return { value: 1.2, text: million(1.2), state: "provisional" };
      return {
        value,
        text: million(value),
        state: "forecast",
        interval: { lo: value - 0.3, hi: value + 0.35 },
      };
    }),
  },
  steps: {
    name: "Käyttösuunnitelma (KS+LTA)",
    levels: Array.from({ length: 12 }, (_, at) =>
      at < 6 ? { value: 2.1, text: million(2.1) } : { value: 2.25, text: million(2.25) },
    ),
  },
};

/** From the accrual total to what is booked. */
export const accrualToBooked: BridgeView = {
  text: text("Suoriteperusteesta kirjanpitoon", "Ero syntyy laskutusviiveestä."),
  steps: [
    { id: "accrual", label: "Suoriteperusteinen vastuu 2025", value: 28.4, kind: "total" },
    { id: "late", label: "Joulukuun päivät laskutetaan tammikuussa", value: -2.3, kind: "change" },
    { id: "earlier", label: "Vuoden 2024 päivät laskutettu 2025", value: 1.1, kind: "change" },
    { id: "missing", label: "Laskuttamatta jäänyt ryhmä", value: -1.9, kind: "change" },
    { id: "booked", label: "Kirjanpidossa", value: 25.3, kind: "total" },
  ].map(({ id, label, value, kind }) => ({
    id,
    label,
    value,
    kind: kind as "total",
    text: kind === "change" && value > 0 ? `+${million(value)}` : million(value),
  })),
};

/** Who pays more and who less; one group is too small to be told. */
export const gainsAndLosses: DifferenceBarsView = {
  text: text("Kuka voittaa ja kuka häviää", "Eniten lisää maksavat 301–400 päivän luokasta."),
  bars: [
    { id: "101-200", label: "101–200 päivää", value: 0.9 },
    { id: "301-400", label: "301–400 päivää", value: 1.9 },
    { id: "over-700", label: "yli 700 päivää ja samalla palvelussa", value: -0.6 },
    { id: "exempt", label: "kotoutujat", value: null },
  ].map(({ id, label, value }) => ({
    id,
    label,
    value,
    text: value === null ? "alle 5 henkilöä" : `${value > 0 ? "+" : ""}${million(value)}`,
  })),
};

/** Five municipalities on one scale; one has a gap, one only open months. */
export const municipalities: SmallMultiplesView = {
  text: text("Työttömien osuus kunnittain", "Lahdessa osuus on suurin."),
  slots: monthSlots(12),
  colour: "main",
  panels: ["Lahti", "Hollola", "Heinola", "Orimattila", "Asikkala"].map((title, panel) => ({
    id: title,
    title,
    points: Array.from({ length: 12 }, (_, at) => {
      if (panel === 2 && at > 3 && at < 7) return null;
      const value = 15.9 - panel * 1.7 + ((at * (panel + 3)) % 7) * 0.15;
      return {
        value,
        text: `${value.toFixed(1).replace(".", ",")}\u00a0%`,
        state: at > 9 || panel === 4 ? "provisional" : "final",
      };
    }),
  })),
};

/** Coverage of four sources over a year and a half. */
export const coverage: HeatTableView = {
  text: text("Aineistojen kattavuus", "Palvelujaksoista puuttuu huhtikuu 2025."),
  slots: monthSlots(18),
  rows: ["Henkilöt", "Etuusmaksut", "Palvelujaksot", "Kirjanpito"].map((label, row) => ({
    key: label,
    label,
    cells: Array.from({ length: 18 }, (_, at) => {
      if (row === 2 && at === 3) return { share: 0, text: "ei kirjattu", state: "missing" };
      if (row === 3 && at === 17) return { share: null, text: "ei odoteta", state: "not-expected" };
      const share = at < 16 ? 1 - ((at * row) % 5) * 0.06 : 0.7 - (at - 16) * 0.35;
      return {
        share,
        text: `${Math.round(share * 100)}\u00a0% odotetuista riveistä`,
        state: at < 16 ? "recorded" : "provisional",
      };
    }),
  })),
  legend: { none: "0 %", all: "100 %", provisional: "alustava", missing: "ei kirjattu" },
};

/** Two years of one figure. */
export const course: SparklineView = {
  description: "Kahdessa vuodessa 9\u00a0800:sta 10\u00a0600:aan",
  colour: "main",
  points: monthSlots(24).map(({ key, label }, at) => {
    const value = at === 7 ? null : 9800 + at * 34 + ((at * 5) % 7) * 60;
    return {
      key,
      label,
      value,
      text: value === null ? "ei kirjattu" : String(value),
      isProvisional: at > 21,
    };
  }),
};

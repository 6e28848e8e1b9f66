import type { IntervalDotsView } from "../interval-dots.tsx";
import type { LovePlotView } from "../love-plot.tsx";

const comma = (value: number, digits: number): string =>
  value.toFixed(digits).replace(".", ",").replace("-", "\u2212");

/** Five covariates; the last cannot be said after pairing. */
export const alikeness: LovePlotView = {
  text: {
    title: "Ryhmien ero ennen vertailuparien valintaa ja sen jälkeen",
    description:
      "Parien valinnan jälkeen vain palkka ennen työttömyyttä eroaa yli 0,1 keskihajontaa.",
    empty: "Ei vielä tietoja tältä jaksolta",
  },
  limit: 0.1,
  words: { before: "ennen", after: "jälkeen" },
  rows: [
    { id: "age", label: "Ikä", before: 0.34, after: 0.04 },
    { id: "wage", label: "Palkka ennen työttömyyttä", before: 0.52, after: 0.13 },
    {
      id: "months",
      label: "Työttömyyskuukausia kahden edellisen vuoden aikana",
      before: 0.81,
      after: 0.07,
    },
    { id: "woman", label: "Nainen", before: 0.06, after: 0.02 },
    { id: "language", label: "Äidinkieli muu kuin suomi tai ruotsi", before: 0.21, after: null },
  ].map(({ id, label, before, after }) => ({
    id,
    label,
    before: { value: before, text: comma(before, 2) },
    after: { value: after, text: after === null ? "ei hajontaa" : comma(after, 2) },
  })),
};

/** Effects of five services on the share in work after a year, one too uncertain to say, and all together. */
export const effectsByService: IntervalDotsView = {
  text: {
    title: "Palvelujen vaikutus työssä oloon vuoden kuluttua",
    description:
      "Palkkatuki ja ammatillinen valmennus lisäävät työssä oloa; muista ei voida sanoa.",
    empty: "Ei vielä tietoja tältä jaksolta",
  },
  rows: [
    {
      id: "subsidy",
      label: "Palkkatuki yrityksessä",
      mark: "solid",
      estimate: 6.1,
      low: 3.2,
      high: 9,
    },
    {
      id: "training",
      label: "Työvoimakoulutus, ammatillinen",
      mark: "solid",
      estimate: 3.4,
      low: 0.6,
      high: 6.2,
    },
    { id: "trial", label: "Työkokeilu", mark: "hollow", estimate: -1.2, low: -4, high: 1.6 },
    {
      id: "coaching",
      label: "Työhönvalmennus",
      mark: "hollow",
      estimate: 1.1,
      low: -1.3,
      high: 3.5,
    },
    { id: "start", label: "Starttiraha", mark: "words", estimate: 0, low: 0, high: 0 },
    { id: "all", label: "Kaikki yhteensä", mark: "solid", estimate: 2.6, low: 1.1, high: 4.1 },
  ].map(({ id, label, mark, estimate, low, high }) => ({
    id,
    label,
    isTotal: id === "all",
    mark:
      mark === "words"
        ? { kind: "words" as const }
        : {
            kind: mark === "solid" ? ("solid" as const) : ("hollow" as const),
            estimate,
            low,
            high,
          },
    text:
      mark === "words"
        ? "ei voida vielä sanoa"
        : `${comma(estimate, 1)} (${comma(low, 1)}\u2026${comma(high, 1)})`,
  })),
};

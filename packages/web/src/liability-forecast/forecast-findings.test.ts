import type { LiabilityBacktest, LiabilityForecastMonth } from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import { formatFor } from "../language/format.ts";
import type { ChartWords } from "./chart-words.ts";
import { backtestFinding, levelFinding, splitFinding } from "./forecast-findings.ts";
import { forecastMessages } from "./messages.ts";

type Language = "fi" | "sv" | "en";

function wordsOf(language: Language): ChartWords {
  return {
    t: forecastMessages[language],
    format: formatFor(language),
    text: (localised) => localised[language],
  };
}

function limits(mean: number, spread: number): LiabilityBacktest["shown"]["months"][0]["forecast"] {
  const [lo, hi] = [mean - spread, mean + spread];
  return { mean, lo50: lo, hi50: hi, lo80: lo, hi80: hi, lo95: lo, hi95: hi };
}

interface Level {
  readonly cents: number;
  /** Of the forecast, up and down. */
  readonly spread?: number;
}

/** So many months on from January of a year. */
function monthsFrom(
  year: number,
  count: number,
  { cents, spread }: Level,
): LiabilityForecastMonth[] {
  return Array.from({ length: count }, (_, at) => ({
    month: `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`,
    state: spread === undefined ? "final" : "forecast",
    knownCents: null,
    completeness: null,
    expectedCents: cents,
    forecast: spread === undefined ? null : limits(cents, spread),
    paidDays: null,
    receivers: null,
  }));
}

describe("the title of the forecast says", () => {
  function titleOf(months: readonly LiabilityForecastMonth[], language: Language = "fi"): string {
    return levelFinding(months, wordsOf(language)).title.replaceAll("\u00a0", " ");
  }
  const known = monthsFrom(2026, 12, { cents: 271_000_000 });
  const risen = monthsFrom(2027, 12, { cents: 290_000_000, spread: 5_000_000 });

  test("from what to what the monthly level goes in a year", () => {
    expect(titleOf([...known, ...risen])).toBe(
      "Kuukauden kuntaosuus nousee 2,71 miljoonasta 2,90 miljoonaan euroon vuonna 2027",
    );
    expect(titleOf([...known, ...risen], "sv")).toBe(
      "Kommunandelen per månad stiger från 2,71 mn € till 2,90 mn € år 2027",
    );
    expect(titleOf([...known, ...risen], "en")).toBe(
      "The monthly municipal share rises from €2.71 million to €2.90 million in 2027",
    );
  });

  test("of small amounts in euros, and of months across a year by the last of them", () => {
    const small = monthsFrom(2026, 12, { cents: 86_031_200 });
    const fallen = monthsFrom(2027, 15, { cents: 81_000_000, spread: 1_000_000 });
    expect(titleOf([...small, ...fallen])).toBe(
      "Kuukauden kuntaosuus laskee 860 300 eurosta 810 000 euroon maaliskuuhun 2028 mennessä",
    );
  });

  test("that it cannot be said where the level so far is inside the interval", () => {
    const unsure = monthsFrom(2027, 12, { cents: 286_000_000, spread: 20_000_000 });
    const { title, note } = levelFinding([...known, ...unsure], wordsOf("fi"));
    expect(title.replaceAll("\u00a0", " ")).toBe(
      "Ei voi vielä sanoa, nouseeko kuukauden kuntaosuus: 2,71 milj. € → 2,86 milj. €",
    );
    expect(note).toMatch(/ Aiempi taso on ennusteen 80 prosentin välissä\.$/);
  });

  test("that it stays where both read the same", () => {
    const level = monthsFrom(2027, 12, { cents: 271_400_000, spread: 5_000_000 });
    expect(titleOf([...known, ...level])).toBe(
      "Kuukauden kuntaosuus pysyy ennusteessa 2,71 miljoonassa eurossa",
    );
  });

  test("of fewer months than a year, the change from the same months a year before", () => {
    const months = [
      ...monthsFrom(2026, 2, { cents: 250_000_000 }),
      ...monthsFrom(2026, 12, { cents: 300_000_000 }).slice(2),
      ...monthsFrom(2027, 2, { cents: 265_000_000, spread: 5_000_000 }),
    ];
    expect(titleOf(months)).toBe(
      "Kuukauden kuntaosuus nousee vuodentakaisesta 2,50 miljoonasta 2,65 miljoonaan euroon",
    );
    expect(levelFinding(months.slice(0, -1), wordsOf("fi")).note).toBe(
      "Otsikko vertaa kuvan ennustekuukautta samaan kuukauteen vuotta ennen.",
    );
  });

  test("only what is pictured where there is nothing to compare with", () => {
    const pictured = {
      title: "Kuntaosuus kuukausittain: toteuma ja ennuste",
      note: undefined,
    };
    expect(levelFinding([], wordsOf("fi"))).toEqual(pictured);
    expect(levelFinding(known, wordsOf("fi"))).toEqual(pictured);
    expect(levelFinding([...known.slice(1), ...risen], wordsOf("fi"))).toEqual(pictured);
    expect(levelFinding([...known.slice(1), ...risen.slice(0, 1)], wordsOf("fi"))).toEqual(
      pictured,
    );
  });
});

describe("the title of the split says", () => {
  const names = { north: "Pohjola", south: "Etelä", others: "muut" };

  /** @param euros of each month. */
  function titleOf(
    euros: Partial<Record<keyof typeof names, readonly number[]>>,
    drawn = 2,
    language: Language = "fi",
  ): string {
    const groups = (["north", "south", "others"] as const).flatMap((key) => {
      const name = names[key];
      const months = euros[key];
      return months === undefined
        ? []
        : [
            {
              key,
              title: { fi: name, sv: name, en: name },
              monthCents: months.map((each) => 100 * each),
              years: [],
            },
          ];
    });
    const title = { fi: "", sv: "", en: "" };
    return splitFinding(
      { split: "municipality", title, groups },
      drawn,
      wordsOf(language),
    ).replaceAll("\u00a0", " ");
  }

  test("whose share of the months drawn is the largest", () => {
    const euros = { north: [10, 20, 0], south: [30, 40, 900], others: [0, 0, 900] };
    expect(titleOf(euros)).toBe("Suurin osuus ennusteesta, 70 %: Etelä");
    expect(titleOf(euros, 2, "sv")).toBe("Största andelen av prognosen, 70 %: Etelä");
    expect(titleOf(euros, 2, "en")).toBe("Largest share of the forecast, 70%: Etelä");
  });

  test("never all of it where somebody else has a little", () => {
    expect(titleOf({ north: [1, 0], south: [999, 0] })).toBe(
      "Suurin osuus ennusteesta, yli 99 %: Etelä",
    );
  });

  test("the whole of it where there is one group", () => {
    expect(titleOf({ north: [10, 20] })).toBe("Koko ennuste: Pohjola");
  });

  test("only what is pictured of equal shares, of none and where small groups together are most", () => {
    const pictured = "Mistä ennuste koostuu kunnittain";
    expect(titleOf({ north: [10, 20], south: [20, 10] })).toBe(pictured);
    expect(titleOf({ north: [0, 0], south: [0, 0] })).toBe(pictured);
    expect(titleOf({ north: [10, 20], others: [20, 20] })).toBe(pictured);
    expect(titleOf({ others: [20, 20] })).toBe(pictured);
    expect(titleOf({})).toBe(pictured);
  });
});

describe("the title of past forecasts says", () => {
  /** @param forecasts euros, of months that came to 1 000. */
  function titleOf(
    forecasts: readonly number[],
    { ahead: [fewestAhead, mostAhead] = [5, 7], language = "fi" }: AheadIn = {},
  ): string {
    const months = forecasts.map((euros, at) => ({
      month: `2026-0${at + 1}`,
      outcomeCents: 100_000,
      forecast: limits(100 * euros, 0),
    }));
    return backtestFinding({ fewestAhead, mostAhead, months }, wordsOf(language)).replaceAll(
      "\u00a0",
      " ",
    );
  }
  interface AheadIn {
    readonly ahead?: readonly [number, number];
    readonly language?: Language;
  }

  test("how far they were off on average, whichever way, and how long before they were made", () => {
    expect(titleOf([1010, 970])).toBe(
      "5–7 kuukautta aiemmin tehty ennuste erehtyi keskimäärin 2,0 %",
    );
    expect(titleOf([1010, 970], { language: "sv" })).toBe(
      "Prognosen som gjordes 5–7 månader tidigare hade i medeltal 2,0 % fel",
    );
    expect(titleOf([1010, 970], { language: "en" })).toBe(
      "Forecasts made 5–7 months ahead were off by an average of 2.0%",
    );
  });

  test("the one distance where all were made as long before", () => {
    expect(titleOf([1010, 970], { ahead: [6, 6] })).toMatch(/^6 kuukautta aiemmin /);
    expect(titleOf([1010, 970], { ahead: [1, 1] })).toMatch(/^Kuukautta aiemmin /);
  });

  test("no mean of one month, and an exact hit", () => {
    expect(titleOf([1000])).toBe("5–7 kuukautta aiemmin tehty ennuste erehtyi 0,0 %");
  });

  test("only what is pictured where there is nothing to be off", () => {
    expect(titleOf([])).toBe("Toteuma ja 5–7 kuukautta aiemmin tehty ennuste");
  });
});

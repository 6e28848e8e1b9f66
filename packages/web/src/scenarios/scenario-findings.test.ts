import type {
  ScenarioAmount,
  ScenarioAnswer,
  ScenarioInterval,
  ScenarioLine,
} from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import { formatFor } from "../language/format.ts";
import { scenarioMessages } from "./messages.ts";
import {
  balanceFinding,
  barsFinding,
  comparisonFinding,
  linesFinding,
  type FindingWords,
} from "./scenario-findings.ts";

function wordsOf(language: "fi" | "sv" | "en"): FindingWords {
  return { t: scenarioMessages[language], format: formatFor(language) };
}

const fi = wordsOf("fi");

/** As read: spaces inside a value break no line. */
function read(text: string): string {
  return text.replaceAll("\u00A0", " ");
}

function amount(euros: number, interval: ScenarioInterval | null = null): ScenarioAmount {
  return { cents: euros * 100, interval };
}

/** A scenario that costs so much more than a baseline of a million. */
function line(euros: number, interval: ScenarioInterval | null = null): ScenarioLine {
  return {
    baseline: amount(1_000_000),
    scenario: amount(1_000_000 + euros),
    difference: amount(euros, interval),
  };
}

const changes: ScenarioAnswer["changes"] = [
  { kind: "inflow", text: { fi: "muutos", sv: "ändring", en: "change" } },
];

/** Months from January 2027 on, with these differences. */
function monthsOf(...euros: readonly number[]): ScenarioAnswer["months"] {
  return euros.map((each, at) => ({
    ...line(each),
    month: `2027-${String(at + 1).padStart(2, "0")}`,
  }));
}

/** The answer whose months differ so much. */
function answerOf(...euros: readonly number[]): Parameters<typeof linesFinding>[0] {
  return {
    changes,
    months: monthsOf(...euros),
    total: line(euros.reduce((sum, each) => sum + each, 0)),
  };
}

function intervalOf(lo: number, hi: number): ScenarioInterval {
  const ends = { lo: lo * 100, hi: hi * 100 };
  return {
    lo50: ends.lo,
    hi50: ends.hi,
    lo80: ends.lo,
    hi80: ends.hi,
    lo95: ends.lo,
    hi95: ends.hi,
  };
}

describe("the title of the two lines", () => {
  test("says how much less or more the scenario costs in an average month, in each language", () => {
    expect(read(linesFinding(answerOf(-700_000, -500_000), fi))).toBe(
      "Skenaario maksaisi keskimäärin 600 000 € kuukaudessa vähemmän kuin perusura",
    );
    expect(read(linesFinding(answerOf(0, 40_300, 49_700), wordsOf("sv")))).toBe(
      "Scenariot skulle i genomsnitt kosta 30 000 € mer i månaden än grundbanan",
    );
    expect(read(linesFinding(answerOf(-900), wordsOf("en")))).toBe(
      "On average the scenario would cost €900 a month less than the baseline",
    );
  });

  test("without changes says that the scenario is the baseline", () => {
    expect(linesFinding({ ...answerOf(0, 0), changes: [] }, fi)).toBe(
      "Skenaario on vielä sama kuin perusura",
    );
  });

  test("of changes that change nothing, and of months that cancel out, says so", () => {
    expect(linesFinding(answerOf(0, 0), fi)).toBe(
      "Skenaario maksaisi joka kuukausi saman verran kuin perusura",
    );
    expect(linesFinding(answerOf(0.3), fi)).toBe(
      "Skenaario maksaisi joka kuukausi saman verran kuin perusura",
    );
    expect(linesFinding(answerOf(-2_000, 2_000), fi)).toBe(
      "Skenaario maksaisi viidessä vuodessa saman verran kuin perusura, mutta eri kuukausina",
    );
  });

  test("does not name the dearer one while the interval holds both", () => {
    const simulated = (lo: number, hi: number): string =>
      read(linesFinding({ ...answerOf(-15_000), total: line(-15_000, intervalOf(lo, hi)) }, fi));
    expect(simulated(-50_000, 20_000)).toBe(
      "Ei ole varmaa, kumpi maksaisi enemmän: viiden vuoden ero on −50 000 € – +20 000 €",
    );
    expect(simulated(-50_000, 0)).toBe(
      "Skenaario maksaisi keskimäärin 15 000 € kuukaudessa vähemmän kuin perusura",
    );
  });

  test("without months is the plain topic", () => {
    expect(linesFinding(answerOf(), fi)).toBe("Kuntaosuus kuukausittain");
  });
});

describe("the title of the months' differences", () => {
  test("names the month of the greatest difference where all go one way", () => {
    expect(read(barsFinding({ months: monthsOf(0, -20_000, -31_400, -30_000) }, fi))).toBe(
      "Skenaario pienentäisi kuntaosuutta eniten maaliskuussa 2027: 31 000 €",
    );
    expect(read(barsFinding({ months: monthsOf(4_000) }, wordsOf("sv")))).toBe(
      "Scenariot skulle öka kommunandelen mest i januari 2027: 4 000 €",
    );
  });

  test("names no month where several are equally great", () => {
    expect(read(barsFinding({ months: monthsOf(0, 5_000, 5_000) }, fi))).toBe(
      "Skenaario suurentaisi kuntaosuutta enimmillään 5 000 € kuukaudessa",
    );
  });

  test("counts the months where some go one way and some the other", () => {
    const months = monthsOf(0, 5_000, -3_000, -2_000);
    expect(read(barsFinding({ months }, fi))).toBe(
      "Skenaario olisi 4 kuukaudesta 2 kuukautena perusuraa halvempi ja 1 kuukautena kalliimpi",
    );
    expect(read(barsFinding({ months }, wordsOf("en")))).toBe(
      "The scenario would be cheaper than the baseline in 2 of 4 months and dearer in 1",
    );
  });

  test("where nothing differs is the plain topic", () => {
    expect(barsFinding({ months: monthsOf(0, 0.2) }, fi)).toBe("Ero perusuraan kuukausittain");
  });
});

describe("the title of what services cost and save", () => {
  const balanceOf = (costEuros: number, savedEuros: number, payBackMonth: string | null): string =>
    read(
      balanceFinding(
        {
          months: [
            { month: "2027-01", costCents: costEuros * 40, avoidedCents: savedEuros * 30 },
            { month: "2027-02", costCents: costEuros * 60, avoidedCents: savedEuros * 70 },
          ],
          payBackMonth,
        },
        fi,
      ),
    );

  test("says what part of the cost is covered, never none nor all of it", () => {
    expect(balanceOf(100_000, 60_000, null)).toBe(
      "Säästö kattaisi viidessä vuodessa 60 % palvelujen lisäkustannuksesta",
    );
    expect(balanceOf(100_000, 99_900, null)).toContain(" 99 % ");
    expect(balanceOf(100_000, 100, null)).toContain(" 1 % ");
  });

  test("says when the cost is covered", () => {
    expect(balanceOf(100_000, 120_000, "2027-02")).toBe(
      "Säästö kattaisi palvelujen lisäkustannuksen helmikuun 2027 loppuun mennessä",
    );
    expect(balanceOf(100_000, 100_000, null)).toBe(
      "Säästö kattaisi palvelujen lisäkustannuksen viidessä vuodessa",
    );
  });

  test("says that nothing is saved, where nothing is", () => {
    expect(balanceOf(100_000, 0, null)).toBe(
      "Palvelujen lisäkustannus kertyisi, mutta kuntaosuus ei pienenisi",
    );
    expect(balanceOf(100_000, -5_000, null)).toBe(
      "Sekä palvelujen kustannus että kuntaosuus kasvaisivat",
    );
  });

  test("of fewer services gives both sums with their signs", () => {
    expect(balanceOf(-100_000, -30_000, null)).toBe(
      "Viidessä vuodessa palvelujen kustannus muuttuisi −100 000 € ja kuntaosuus +30 000 €",
    );
    expect(balanceOf(0, 30_000, null)).toContain("muuttuisi 0 € ja kuntaosuus −30 000 €");
  });

  test("of services that change nothing is the plain topic", () => {
    expect(balanceOf(0, 0, null)).toBe("Kustannus ja säästö kertyvät");
  });
});

describe("the title of scenarios side by side", () => {
  const compared = (...all: readonly (readonly [string, number])[]): string =>
    read(
      comparisonFinding(
        all.map(([name, euros]) => ({ name, total: line(euros) })),
        fi,
      ),
    );

  test("names the cheapest and the dearest", () => {
    expect(compared(["B", 800_000], ["A", -1_230_000], ["C", 0])).toBe(
      "Halvin: A (−1,2 milj. €), kallein: B (+800 000 €)",
    );
  });

  test("counts those that are equally cheap", () => {
    expect(compared(["A", -500], ["B", -500], ["C", 900])).toBe(
      "Halvin: 2 skenaariota (−500 €), kallein: C (+900 €)",
    );
  });

  test("of long names leaves the amounts to the picture, and cuts what still does not fit between words", () => {
    expect(
      compared(
        ["Vuoden 2015 rahoitusmalli", -32_100_000],
        ["Kunnan osuudet 5 prosenttiyksikköä suuremmiksi", 18_800_000],
      ),
    ).toBe(
      "Halvin: Vuoden 2015 rahoitusmalli, kallein: Kunnan osuudet 5 prosenttiyksikköä suuremmiksi",
    );
    expect(
      compared(
        ["Vuoden 2015 malli kesäkuusta 2027 alkaen", 0],
        ["Kunnan osuudet 5 prosenttiyksikköä suuremmiksi", 900],
      ),
    ).toBe(
      "Halvin: Vuoden 2015 malli kesäkuusta 2027…, kallein: Kunnan osuudet 5 prosenttiyksikköä…",
    );
    expect(compared(["A", 0], ["Pitkä".repeat(24), 900])).toBe(
      `Halvin: A, kallein: ${"Pitkä".repeat(7)}Pi…`,
    );
  });

  test("of those alike to the last figure shown names none", () => {
    expect(compared(["A", 1_210_000], ["B", 1_190_000])).toBe(
      "Skenaariot maksaisivat lähes saman verran: ero perusuraan +1,2 milj. €",
    );
    expect(compared(["A", 0], ["B", 0])).toBe("Kuntaosuus olisi sama kuin perusuralla");
  });

  test("of one alone says how far it is from the baseline", () => {
    expect(compared(["Portaat", -430_000])).toBe("430 000 € vähemmän kuin perusuralla: Portaat");
    expect(compared(["Portaat", 430_000])).toBe("430 000 € enemmän kuin perusuralla: Portaat");
    expect(compared(["Portaat", 0])).toBe("Kuntaosuus olisi sama kuin perusuralla");
  });

  test("of none is the plain topic", () => {
    expect(compared()).toBe("Ero perusuraan");
  });
});

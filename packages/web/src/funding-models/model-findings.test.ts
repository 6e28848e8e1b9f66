import type { Localised } from "@luotsi/base";
import type { AssumptionEffectsView, BridgeStep, ModelGroups } from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import { formatFor } from "../language/format.ts";
import { fundingModelMessages } from "./messages.ts";
import {
  bridgeFinding,
  effectsFinding,
  groupsFinding,
  monthsFinding,
  type ModelWords,
} from "./model-findings.ts";

function wordsOf(language: "fi" | "sv" | "en"): ModelWords {
  return {
    t: fundingModelMessages[language],
    format: formatFor(language),
    text: (localised) => localised[language],
  };
}

const fi = wordsOf("fi");

/** The same name in every language. */
function named(name: string): Localised {
  return { fi: name, sv: name, en: name };
}

/** As read: spaces inside a value break no line. */
function read(text: string): string {
  return text.replaceAll("\u00A0", " ");
}

describe("the title of the bridge", () => {
  /** A bridge of these causes in euros, from a model of a hundred thousand. */
  const bridgeOf = (causes: readonly (readonly [string, number])[], words = fi): string => {
    const difference = 100 * causes.reduce((sum, [, euros]) => sum + euros, 0);
    const old = 10_000_000;
    const bridge: BridgeStep[] = [
      { id: "old", label: named("Vanha"), cents: old, kind: "total" },
      ...causes.map(([name, euros]): BridgeStep => ({
        id: name === "Muut" ? "hidden" : name,
        label: named(name),
        cents: euros * 100,
        kind: "change",
      })),
      { id: "new", label: named("Uusi"), cents: old + difference, kind: "total" },
    ];
    return read(bridgeFinding({ bridge, differenceCents: difference }, words));
  };

  test("says what part of the additions the greatest cause is, in each language", () => {
    const causes = [
      ["Päiväraha", 30],
      ["Palvelut", 70],
      ["Valtio maksaa", -20],
    ] as const;
    expect(bridgeOf(causes)).toBe("Lisäyksistä 70 % tulee tästä: palvelut");
    expect(bridgeOf(causes, wordsOf("sv"))).toBe("70 % av ökningarna kommer härifrån: palvelut");
    expect(bridgeOf(causes, wordsOf("en"))).toBe("70% of what is added comes from: palvelut");
  });

  test("of a model that costs less says what takes off most", () => {
    expect(
      bridgeOf([
        ["A", 10],
        ["B", -60],
        ["C", -20],
      ]),
    ).toBe("Vähennyksistä 75 % tulee tästä: b");
  });

  test("of one cause says that it is all", () => {
    expect(
      bridgeOf([
        ["A", 10],
        ["B", -5],
      ]),
    ).toBe("Koko lisäys tulee tästä: a");
  });

  test("of many small causes beside a large one does not say that the large one is all", () => {
    expect(
      bridgeOf([
        ["A", 9_990],
        ["B", 10],
      ]),
    ).toBe("Lisäyksistä yli 99 % tulee tästä: a");
  });

  test("speaks only of causes shown where some stand together", () => {
    expect(
      bridgeOf([
        ["A", 30],
        ["Muut", 10],
      ]),
    ).toBe("Näytetyistä syistä eniten lisää: a");
  });

  test("is the plain topic where what is hidden is greatest, or two causes are", () => {
    const plain = "Vuoden 2015 mallista vuoden 2025 malliin";
    expect(
      bridgeOf([
        ["A", 10],
        ["Muut", 30],
      ]),
    ).toBe(plain);
    expect(
      bridgeOf([
        ["A", 10],
        ["B", 10],
      ]),
    ).toBe(plain);
  });

  test("of models that cost the same says so", () => {
    expect(bridgeOf([])).toBe("Mallit maksavat yhtä paljon");
    expect(
      bridgeOf([
        ["A", 10],
        ["B", -10],
      ]),
    ).toBe("Lisäykset ja vähennykset ovat yhtä suuret");
  });
});

describe("the title of the models month by month", () => {
  const models = ["Vanha", "Keskimmäinen", "Uusi"].map((name) => ({
    id: name,
    title: named(name),
    shortTitle: named(name),
    owedCents: 0,
  }));
  const monthsOf = (...owed: readonly (readonly number[])[]): string =>
    read(
      monthsFinding(
        { models, months: owed.map((cents) => ({ month: "2026-01", owedCents: [...cents] })) },
        fi,
      ),
    );

  test("names the model that is dearest in all months, in most or in the only one", () => {
    expect(monthsOf([1, 2, 3], [1, 2, 4])).toBe("Kallein joka kuukausi: uusi");
    expect(monthsOf([1, 2, 3], [1, 2, 4], [5, 2, 4])).toBe(
      "Kallein 2 kuukautena 3 kuukaudesta: uusi",
    );
    expect(monthsOf([3, 2, 1])).toBe("Kallein: vanha");
  });

  test("a month in which two are dearest counts for neither", () => {
    expect(monthsOf([1, 2, 3], [1, 3, 3])).toBe("Kallein 1 kuukautena 2 kuukaudesta: uusi");
    expect(monthsOf([1, 3, 3], [1, 4, 4])).toBe("Kuntaosuus kuukausittain kolmella mallilla");
  });

  test("says that the dearest changes, or that there is none", () => {
    expect(monthsOf([1, 2, 3], [3, 2, 1])).toBe("Kallein malli vaihtelee kuukaudesta toiseen");
    expect(monthsOf([2, 2, 2], [0, 0, 0])).toBe("Mallit maksavat yhtä paljon joka kuukausi");
    expect(monthsOf()).toBe("Kuntaosuus kuukausittain kolmella mallilla");
  });
});

describe("the title of the groups", () => {
  /** Groups with these differences in euros; null is hidden. */
  const groupsOf = (
    rows: readonly (readonly [string, number | null])[],
    id: ModelGroups["id"] = "municipality",
  ): string =>
    read(
      groupsFinding(
        {
          id,
          title: named("Ryhmittely"),
          note: named(""),
          rows: rows.map(([name, euros]) => ({
            code: name,
            title: named(name),
            people: euros === null ? null : 10,
            owedCents: [],
            differenceCents: euros === null ? null : euros * 100,
          })),
        },
        fi,
      ),
    );

  test("names the group that pays most more, and the one that pays less", () => {
    expect(
      groupsOf([
        ["Lahti", 500],
        ["Kärkölä", 20],
        ["Hollola", -30],
      ]),
    ).toBe("Kustannus kasvaa eniten: Lahti (+500 €); pienenee: Hollola (−30 €)");
    expect(
      groupsOf([
        ["Lahti", 500],
        ["Kärkölä", -20],
        ["Hollola", -30],
      ]),
    ).toBe("Kustannus kasvaa: Lahti (+500 €); eniten pienenee: Hollola (−30 €)");
  });

  test("names one group only where there is one, or all go one way", () => {
    expect(groupsOf([["Lahti", 500]])).toBe("Kustannus kasvaa: Lahti (+500 €)");
    expect(
      groupsOf([
        ["Lahti", -500],
        ["Hollola", -30],
      ]),
    ).toBe("Kustannus pienenee eniten: Lahti (−500 €)");
  });

  test("leaves out the second group where both do not fit", () => {
    const long = "Työmarkkinatuki ja yleistuki palvelun ajalta";
    expect(
      groupsOf(
        [
          [long, 500],
          ["Päiväraha", 20],
          [long.toUpperCase(), -30],
        ],
        "cause",
      ),
    ).toBe("Kustannus kasvaa eniten: työmarkkinatuki ja yleistuki palvelun ajalta (+500 €)");
  });

  test("names nothing that is hidden, and says that it speaks of the groups shown", () => {
    const title = groupsOf([
      ["Lahti", 500],
      ["Hollola", 20],
      ["Kärkölä", null],
      ["Asikkala", null],
    ]);
    expect(title).toBe("Näytetyissä ryhmissä kustannus kasvaa eniten: Lahti (+500 €)");
    expect(
      groupsOf([
        ["Lahti", 0],
        ["Hollola", null],
      ]),
    ).toBe("Mallit maksavat yhtä paljon joka näytetyssä ryhmässä");
  });

  test("is the plain topic where all is hidden or two groups are farthest", () => {
    expect(
      groupsOf([
        ["Lahti", null],
        ["Hollola", null],
      ]),
    ).toBe("Ero: ryhmittely");
    expect(
      groupsOf([
        ["Lahti", 20],
        ["Hollola", 20],
      ]),
    ).toBe("Ero: ryhmittely");
    expect(groupsOf([])).toBe("Ero: ryhmittely");
  });

  test("of groups that pay the same says so", () => {
    expect(
      groupsOf([
        ["Lahti", 0],
        ["Hollola", 0],
      ]),
    ).toBe("Mallit maksavat yhtä paljon joka ryhmässä");
  });

  test("an age and those in no integration group are named so that they are understood alone", () => {
    expect(
      groupsOf(
        [
          ["25–29", 500],
          ["30–54", 20],
        ],
        "age",
      ),
    ).toBe("Kustannus kasvaa eniten: ikä 25–29 (+500 €)");
    expect(
      groupsOf(
        [
          ["none", 500],
          ["protection", 20],
        ],
        "integration",
      ),
    ).toBe("Kustannus kasvaa eniten: muut kuin kotoutujat (+500 €)");
  });
});

describe("the title of the other answers", () => {
  type Effect = AssumptionEffectsView["effects"][number];
  /** A question with its default and other answers worth so many euros. */
  const question = (title: string, kind: Effect["kind"], ...euros: readonly number[]): Effect => ({
    id: title,
    title: named(title),
    question: named(""),
    affects: named(""),
    kind,
    answers: [0, ...euros].map((each, at) => ({
      value: String(at),
      text: named(`vastaus ${at}`),
      isDefault: at === 0,
      owedCents: null,
      differenceCents: each * 100,
    })),
  });
  const effectsOf = (...effects: readonly Effect[]): string =>
    read(effectsFinding({ effects: [...effects] }, fi));

  test("names the answer that is worth most, upwards or downwards", () => {
    expect(
      effectsOf(question("Laskuri", "tried", 300), question("Lomautus", "tried", -20, -900)),
    ).toBe("Kuvan suurin ero vuodessa on −900 €: Lomautus, vastaus 2");
  });

  test("leaves out the answer where it does not fit", () => {
    const long = "Sovitellun ansiopäivärahan täysi määrä porrastuksen jälkeen";
    expect(effectsOf(question(long, "tried", 300))).toBe(
      `Kuvan suurin ero vuodessa on +300 €: ${long}`,
    );
  });

  test("leaves out what is not drawn: the general benefit and what was not tried", () => {
    expect(
      effectsOf(
        question("general_benefit_shares", "tried", -9_000),
        question("Katto", "elsewhere", 800),
        question("Laskuri", "tried", 300),
      ),
    ).toBe("Kuvan suurin ero vuodessa on +300 €: Laskuri, vastaus 1");
  });

  test("of answers that change nothing says so", () => {
    expect(effectsOf(question("Laskuri", "tried", 0))).toBe(
      "Mikään kuvan vastauksista ei muuttaisi vuoden kuntaosuutta",
    );
  });

  test("is the plain topic where two are worth as much, or nothing is drawn", () => {
    const plain = "Mitä toinen vastaus muuttaisi vuodessa";
    expect(effectsOf(question("A", "tried", 300), question("B", "tried", -300))).toBe(plain);
    expect(effectsOf()).toBe(plain);
  });
});

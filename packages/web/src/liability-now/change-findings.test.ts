import type { LiabilityChangeKind } from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import { formatFor } from "../language/format.ts";
import { bridgeFinding } from "./change-findings.ts";
import { liabilityNowMessages } from "./messages.ts";

type Language = "fi" | "sv" | "en";

const names = {
  step_mix: { fi: "Portaat", sv: "Stegen", en: "Steps" },
  inflow: { fi: "Tulleet", sv: "Nya mottagare", en: "Inflow" },
  exits: { fi: "Poistuneet", sv: "De som slutat få", en: "Exits" },
};

function findingOf(
  parts: Partial<Record<keyof typeof names, number>>,
  { kind = "months", language = "fi" }: { kind?: LiabilityChangeKind; language?: Language } = {},
): string {
  const changes = Object.entries(names).flatMap(([id, label]) => {
    const cents = parts[id as keyof typeof names];
    return cents === undefined ? [] : [{ id, label, cents, kind: "change" as const }];
  });
  const total = { id: "earlier", label: names.exits, cents: 900_000_000, kind: "total" as const };
  const bridge = [total, ...changes, { ...total, id: "later" }];
  const words = {
    t: liabilityNowMessages[language].change,
    format: formatFor(language),
    text: (label: Record<Language, string>): string => label[language],
  };
  return bridgeFinding({ bridge, kind }, words).replaceAll("\u00a0", " ");
}

describe("the title of the bridge says", () => {
  test("how much went up and down in all, and the largest part each way", () => {
    const parts = { step_mix: 27_250_174, inflow: 21_200_425, exits: -42_356_040 };
    expect(findingOf(parts)).toBe(
      "Kasvua 484 500 € (eniten: portaat), vähennystä 423 600 € (poistuneet)",
    );
    expect(findingOf(parts, { language: "sv" })).toBe(
      "Ökning 484 500 € (mest: stegen), minskning 423 600 € (de som slutat få)",
    );
    expect(findingOf(parts, { language: "en" })).toBe(
      "Increases €484,500 (most: steps), decreases €423,600 (exits)",
    );
  });

  test("of a forecast how much is over and under it", () => {
    expect(findingOf({ step_mix: 500_000, exits: -200_000 }, { kind: "forecast" })).toBe(
      "Ennusteen yli 5 000 € (portaat), alle 2 000 € (poistuneet)",
    );
  });

  test("one way only where nothing went the other", () => {
    expect(findingOf({ step_mix: 200_000, inflow: 100_000 })).toBe(
      "Pelkkää kasvua: 3 000 € (eniten: portaat)",
    );
    expect(findingOf({ inflow: -100_000, exits: -300_000 })).toBe(
      "Pelkkää vähennystä: 4 000 € (eniten: poistuneet)",
    );
  });

  test("no largest part where two are equal", () => {
    expect(findingOf({ step_mix: 100_000, inflow: 100_000, exits: -50_000 })).toBe(
      "Kasvua 2 000 €, vähennystä 500 € (poistuneet)",
    );
  });

  test("a single part by its name and sign; what is drawn as nothing is no part", () => {
    expect(findingOf({ step_mix: 79_045_200, inflow: 49, exits: 0 })).toBe(
      "Koko ero on yhtä osaa: portaat, +790 500 €",
    );
    expect(findingOf({ exits: -120_000 })).toBe("Koko ero on yhtä osaa: poistuneet, −1 200 €");
  });

  test("only what is pictured where nothing differs", () => {
    expect(findingOf({ inflow: 0 })).toBe("Mistä ero koostuu");
  });
});

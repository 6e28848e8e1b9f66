import type { PastNowcastView } from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import { formatFor } from "../language/format.ts";
import { liabilityNowMessages } from "./messages.ts";
import { knownFinding, pastFinding } from "./nowcast-findings.ts";

type Language = "fi" | "sv" | "en";

function wordsOf(language: Language): {
  t: (typeof liabilityNowMessages)["fi"]["now"];
  format: ReturnType<typeof formatFor>;
} {
  return { t: liabilityNowMessages[language].now, format: formatFor(language) };
}

describe("the title of the open months says", () => {
  /** Months that end in November 2026, each of 100 000 euros. @param known whole percents. */
  function findingOf(known: readonly number[], language: Language = "fi"): string {
    const months = known.map((percent, at) => ({
      month: `2026-${12 - known.length + at}`,
      knownCents: percent * 100_000,
      total: { cents: 10_000_000, limits: null },
    }));
    return knownFinding(months, wordsOf(language)).replaceAll("\u00a0", " ");
  }

  test("how much is known of the two newest", () => {
    expect(findingOf([99, 93, 9])).toBe(
      "Kuntaosuudesta tiedetään 93 % lokakuulta 2026 ja 9 % marraskuulta 2026",
    );
    expect(findingOf([93, 9], "sv")).toBe(
      "Kommunandelen för oktober 2026 är känd till 93 %, för november 2026 till 9 %",
    );
    expect(findingOf([93, 9], "en")).toBe(
      "93% of the municipal share is known for October 2026, 9% for November 2026",
    );
  });

  test("that nothing is known yet of the newest, or of either", () => {
    expect(findingOf([9, 0])).toBe(
      "Kuntaosuudesta tiedetään 9 % lokakuulta 2026, marraskuulta 2026 ei vielä mitään",
    );
    expect(findingOf([0, 0])).toBe(
      "Kuntaosuudesta ei tiedetä vielä mitään lokakuulta 2026 eikä marraskuulta 2026",
    );
  });

  test("of a single month only what is known of it", () => {
    expect(findingOf([9])).toBe("Kuntaosuudesta tiedetään 9 % marraskuulta 2026");
    expect(findingOf([0])).toBe("Kuntaosuudesta ei tiedetä vielä mitään marraskuulta 2026");
  });

  test("never all or nothing of what is nearly so", () => {
    expect(findingOf([99.8, 0.2])).toBe(
      "Kuntaosuudesta tiedetään yli 99 % lokakuulta 2026 ja alle 1 % marraskuulta 2026",
    );
    expect(findingOf([0.2], "en")).toBe(
      "Less than 1% of the municipal share is known for November 2026",
    );
  });

  test("only what is pictured where there is nothing to know a share of", () => {
    const pictured = "Mitä kuukausista tiedetään ja mitä on vielä tulossa";
    expect(findingOf([])).toBe(pictured);
    const nothing = { month: "2026-11", knownCents: 0, total: { cents: 0, limits: null } };
    expect(knownFinding([nothing], wordsOf("fi"))).toBe(pictured);
  });
});

describe("the title of earlier estimates says", () => {
  /** Came to 1 000 euros. */
  function past(nowcast: number, invoiced: number | null, isSettled = true): PastNowcastView {
    return {
      month: "2026-01",
      knownOn: "2026-01-31",
      nowcast: { cents: 100 * nowcast, limits: null },
      outcomeCents: 100_000,
      isSettled,
      firstInvoicedCents: invoiced === null ? null : 100 * invoiced,
      invoicedCents: null,
    };
  }

  function findingOf(
    months: readonly PastNowcastView[],
    language: Language = "fi",
  ): { title: string; note: string | undefined } {
    const { title, note } = pastFinding(months, wordsOf(language));
    return { title: title.replaceAll("\u00a0", " "), note };
  }

  test("how far they and the first invoices were off, whichever way", () => {
    const months = [past(1010, 900), past(970, 940)];
    expect(findingOf(months)).toEqual({
      title: "Arvio poikkesi toteumasta keskimäärin 2,0 %, ensimmäinen lasku 8,0 %",
      note: "Otsikon prosentit ovat keskiarvoja 2 kuukaudelta, joiden toteuma on valmis.",
    });
    expect(findingOf(months, "sv").title).toBe(
      "Uppskattningen avvek i medeltal 2,0 % från utfallet, den första fakturan 8,0 %",
    );
    expect(findingOf(months, "en").title).toBe(
      "The estimate was off the outcome by an average of 2.0%, the first invoice by 8.0%",
    );
  });

  test("the same of both where they were as far off", () => {
    expect(findingOf([past(1010, 990), past(970, 1030)]).title).toBe(
      "Arvio ja ensimmäinen lasku poikkesivat toteumasta keskimäärin 2,0 %",
    );
  });

  test("of months with both only, so that the two can be compared", () => {
    expect(findingOf([past(1010, 900), past(500, null), past(970, 940)]).title).toBe(
      "Arvio poikkesi toteumasta keskimäärin 2,0 %, ensimmäinen lasku 8,0 %",
    );
    expect(findingOf([past(1010, null), past(970, null)]).title).toBe(
      "Arvio poikkesi toteumasta keskimäärin 2,0 %",
    );
  });

  test("no mean of one month, and an exact hit", () => {
    expect(findingOf([past(1000, 900)])).toEqual({
      title: "Arvio poikkesi toteumasta 0,0 %, ensimmäinen lasku 10,0 %",
      note: undefined,
    });
  });

  test("only what is pictured while no outcome is complete", () => {
    expect(findingOf([past(1010, 900, false)])).toEqual({
      title: "Samaan aikaan kuusta tehty arvio, toteuma ja ensimmäinen lasku",
      note: undefined,
    });
  });
});

import { day, month } from "@luotsi/base";
import { describe, expect, test } from "vitest";

import { lastKnownDay } from "./load-nowcast.ts";
import { lawOfMonth } from "./nowcast-task.ts";
import {
  delaySentence,
  nowcastFinding,
  rangeText,
  roundAmountText,
  scoreSentence,
} from "./nowcast-words.ts";

function plain(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

describe("an amount is said", () => {
  test.each([
    [271_646_819, "2,72 milj. €"],
    [3_140_000_000, "31,4 milj. €"],
    [12_133_417, "121 300 €"],
    [99_996_000, "1 000 000 €"],
    [123_456, "1 235 €"],
    [-8_370_000, "−83 700 €"],
    [0, "0 €"],
  ])("%i cents as %s", (cents, said) => {
    expect(plain(roundAmountText(cents, "fi"))).toBe(said);
  });

  test("in each language's own way", () => {
    expect(plain(roundAmountText(271_646_819, "sv"))).toBe("2,72 mn €");
    expect(plain(roundAmountText(-271_646_819, "en"))).toBe("−€2.72 million");
    expect(plain(rangeText(266_000_000, 277_000_000, "fi"))).toBe("2,66–2,77 milj. €");
    expect(plain(rangeText(10_652_300, 13_614_600, "fi"))).toBe("106 500 € – 136 100 €");
  });
});

describe("the finding", () => {
  const total = {
    cents: 271_646_819,
    limits: { lo50: 0, hi50: 0, lo80: 266_000_000, hi80: 277_000_000, lo95: 0, hi95: 0 },
  };

  test("tells the parts once something is known", () => {
    const { fi, en } = nowcastFinding({
      month: month("2026-10"),
      known: 24_780_216,
      late: 12_686_893,
      forecast: 234_179_710,
      total,
    });
    expect(plain(fi)).toBe(
      "Lokakuun 2026 kuntaosuus on arviolta 2,72 milj. €, todennäköisesti 2,66–2,77 milj. €. Siitä tiedetään 247 800 €, tavanomaisista maksuista tulee vielä 2,34 milj. € ja myöhässä 126 900 €.",
    );
    expect(plain(en)).toContain("Of it €247,800 is known");
  });

  test("says so while nothing is known, and gives no range it does not have", () => {
    const { fi } = nowcastFinding({
      month: month("2026-11"),
      known: 0,
      late: 12_133_417,
      forecast: 259_513_402,
      total: { cents: total.cents, limits: null },
    });
    expect(plain(fi)).toBe(
      "Marraskuun 2026 kuntaosuus on arviolta 2,72 milj. €. Kuukaudelta ei tiedetä vielä yhtään maksua: 2,60 milj. € on tavanomaisia maksuja ja 121 300 € myöhässä tulevaa.",
    );
  });
});

test("a bias of half a per cent is told, a smaller one is not", () => {
  const score = { months: 12, meanAbsoluteError: 0.012, limited: 12, inside80: 9, inside95: 11 };
  expect(plain(scoreSentence({ ...score, meanError: 0.0058 }).fi)).toBe(
    "Samaan aikaan kuusta tehdyt 12 edellistä arviota erehtyivät keskimäärin 1,2 %; toteuma osui 80 prosentin väliin 9 kertaa 12:sta. Ne olivat keskimäärin 0,6 % liian pieniä.",
  );
  expect(scoreSentence({ ...score, meanError: 0.0049 }).en).not.toContain("On average they");
});

test("how much is known is said of the day one looks on", () => {
  const shares = [0.028, 0.917, 1];
  expect(plain(delaySentence(shares, 1, day("2026-10-20")).fi)).toBe(
    "Kuukauden euroista on tiedossa 2,8 % sen 20. päivänä ja 91,7 %, kun tavanomaiset maksut on maksettu (1 kk myöhemmin).",
  );
  expect(plain(delaySentence(shares, 1, day("2026-10-31")).en)).toBe(
    "Of a month's euros 2.8% are known as it ends and 91.7% once the usual payouts have been made (1 month later).",
  );
});

describe("the last day known", () => {
  test("a payout on a Friday holds over the weekend", () => {
    expect(lastKnownDay(day("2026-07-10"), day("2026-07-20"))).toBe(day("2026-07-12"));
  });

  test("but not into the next month: Friday 30 October to Saturday 31 October", () => {
    expect(lastKnownDay(day("2026-10-30"), day("2026-11-22"))).toBe(day("2026-10-31"));
  });

  test("and not beyond today", () => {
    expect(lastKnownDay(day("2026-07-10"), day("2026-07-11"))).toBe(day("2026-07-11"));
    expect(lastKnownDay(day("2026-07-08"), day("2026-07-08"))).toBe(day("2026-07-08"));
  });

  test("a payout on a weekday before another weekday is known for its own day only", () => {
    expect(lastKnownDay(day("2026-07-08"), day("2026-07-20"))).toBe(day("2026-07-08"));
  });
});

test("the law of December 2024 is that of 2015, of January 2025 and of the general benefit that of 2025", () => {
  expect(lawOfMonth(month("2014-12"))).toBe("fi-2006");
  expect(lawOfMonth(month("2015-01"))).toBe("fi-2015");
  expect(lawOfMonth(month("2024-12"))).toBe("fi-2015");
  expect(lawOfMonth(month("2025-01"))).toBe("fi-2025");
  expect(lawOfMonth(month("2026-05"))).toBe("fi-2025");
});

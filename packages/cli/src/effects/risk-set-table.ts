import type { Language, Localised } from "@luotsi/base";
import type { EffectReport } from "@luotsi/usecases/effects";

import { alignedLines, decimalText, percentText } from "../survival/text-table.ts";
import { digitsFor } from "./four-figures.ts";

const texts = {
  months: {
    fi: "Kuukausia alusta: lähtenyt %",
    sv: "Månader från starten: lämnat %",
    en: "Months since the start: left %",
  },
  started: { fi: "aloitti", sv: "började", en: "started" },
  waiting: { fi: "odotti", sv: "väntade", en: "waited" },
  waitingGap: { fi: "ero odottamiseen", sv: "mot väntan", en: "against waiting" },
  neverGap: { fi: "ero ei koskaan", sv: "mot aldrig", en: "against never" },
  error: { fi: "keskivirhe", sv: "medelfel", en: "standard error" },
  starters: { fi: "aloittaneita", sv: "började", en: "starters" },
  bands: {
    fi: "Aloitus työttömyyden kuukausina",
    sv: "Start i arbetslöshetsmånaderna",
    en: "Start in months of unemployment",
  },
  outcomes: {
    fi: "Kuukausina alusta lukien",
    sv: "Efter månader från starten",
    en: "By months since the start",
  },
} as const satisfies Readonly<Record<string, Localised>>;

interface Month {
  readonly month: number;
  readonly treated: number | null;
  readonly waiting: number | null;
  readonly againstWaiting: number | null;
  readonly standardError: number | null;
  readonly againstNever: number | null;
  readonly standardErrorNever: number | null;
}

interface Band extends Pick<
  Month,
  "againstWaiting" | "standardError" | "againstNever" | "standardErrorNever"
> {
  readonly from: number;
  readonly to: number;
  readonly starters: number;
}

interface Outcome {
  readonly name: string;
  readonly months: readonly (Pick<
    Month,
    "month" | "treated" | "waiting" | "againstWaiting" | "standardError"
  > & { readonly starters: number | null })[];
}

/** Curves of a service that starts during unemployment: by month, by when it started, and other outcomes. Nothing for other methods. */
export function riskSetLines({ details }: EffectReport, language: Language): readonly string[] {
  const months = details["months"] as readonly Month[] | undefined;
  if (months === undefined) return [];
  const bands = details["bands"] as readonly Band[];
  const outcomes = details["outcomes"] as readonly Outcome[];
  return [
    ...monthLines(months, language),
    ...bandLines(bands, language),
    ...outcomes.flatMap((one) => outcomeLines(one, language)),
  ];
}

/** The curve at a few months is enough for a reader; all of them are in the JSON. */
function fewOf<One extends { readonly month: number }>(months: readonly One[]): readonly One[] {
  const last = months.length;
  return months.filter(({ month }) => [1, 3, 6, 12, 18, 24, last].includes(month));
}

function monthLines(months: readonly Month[], language: Language): readonly string[] {
  const write = (share: number | null): string => percentText(share, language);
  return alignedLines([
    [
      texts.months[language],
      texts.started[language],
      texts.waiting[language],
      texts.waitingGap[language],
      texts.error[language],
      texts.neverGap[language],
      texts.error[language],
    ],
    ...fewOf(months).map((one) => [
      String(one.month),
      write(one.treated),
      write(one.waiting),
      write(one.againstWaiting),
      write(one.standardError),
      write(one.againstNever),
      write(one.standardErrorNever),
    ]),
  ]);
}

function bandLines(bands: readonly Band[], language: Language): readonly string[] {
  if (bands.length === 0) return [];
  const write = (share: number | null): string => percentText(share, language);
  return alignedLines([
    [
      texts.bands[language],
      texts.starters[language],
      texts.waitingGap[language],
      texts.error[language],
      texts.neverGap[language],
      texts.error[language],
    ],
    ...bands.map((one) => [
      `${one.from}–${one.to}`,
      String(one.starters),
      write(one.againstWaiting),
      write(one.standardError),
      write(one.againstNever),
      write(one.standardErrorNever),
    ]),
  ]);
}

function outcomeLines({ name, months }: Outcome, language: Language): readonly string[] {
  const digits = digitsFor(months.map(({ treated }) => treated ?? 0));
  const write = (value: number | null): string => decimalText(value, digits, language);
  return alignedLines([
    [
      `${name}, ${texts.outcomes[language]}`,
      texts.started[language],
      texts.waiting[language],
      texts.waitingGap[language],
      texts.error[language],
      texts.starters[language],
    ],
    ...fewOf(months).map((one) => [
      String(one.month),
      write(one.treated),
      write(one.waiting),
      write(one.againstWaiting),
      write(one.standardError),
      one.starters === null ? "–" : String(one.starters),
    ]),
  ]);
}

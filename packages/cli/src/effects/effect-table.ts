import { fill, formatMonth, monthFromOrdinal, type Language, type Localised } from "@luotsi/base";
import type { EffectReport } from "@luotsi/usecases/effects";

import { alignedLines, decimalText } from "../survival/text-table.ts";
import { digitsFor } from "./four-figures.ts";
import { riskSetLines } from "./risk-set-table.ts";

const texts = {
  effect: { fi: "Vaikutus", sv: "Effekt", en: "Effect" },
  interval: { fi: "95 %:n väli", sv: "95 %-intervall", en: "95% interval" },
  error: { fi: "keskivirhe", sv: "medelfel", en: "standard error" },
  treated: { fi: "palvelun saaneet", sv: "fick tjänsten", en: "treated" },
  control: { fi: "vertailuryhmä", sv: "jämförelsegrupp", en: "comparison group" },
  mean: { fi: "keskiarvo", sv: "medelvärde", en: "mean" },
  people: { fi: "rivejä", sv: "rader", en: "rows" },
  used: { fi: "mukana", sv: "med", en: "used" },
  balance: {
    fi: "Ryhmien erot (keskihajontoina)",
    sv: "Skillnader mellan grupperna (standardavvikelser)",
    en: "Differences of the groups (standard deviations)",
  },
  before: { fi: "ennen", sv: "före", en: "before" },
  after: { fi: "jälkeen", sv: "efter", en: "after" },
  hidden: {
    fi: "Selittääkseen vaikutuksen pois jonkin, mitä ei tiedetä, pitäisi {value}-kertaistaa sekä palveluun pääsy että tulos (E-arvo).",
    sv: "För att förklara bort effekten skulle något okänt behöva {value}-faldiga både deltagandet och utfallet (E-värde).",
    en: "To explain the effect away, something unknown would have to multiply both treatment and outcome by {value} (E-value).",
  },
  bootstrap: {
    fi: "Uudelleenpoiminta ({draws}): 95 %:n väli {low} … {high}, keskivirhe {error}",
    sv: "Återsampling ({draws}): 95 %-intervall {low} … {high}, medelfel {error}",
    en: "Bootstrap ({draws} draws): 95% interval {low} … {high}, standard error {error}",
  },
  robust: {
    fi: "Kaarevuus huomioon otettuna: {estimate}, 95 %:n väli {low} … {high}",
    sv: "Med kurvan beaktad: {estimate}, 95 %-intervall {low} … {high}",
    en: "With the curve taken into account: {estimate}, 95% interval {low} … {high}",
  },
  beside: {
    fi: "Kaksin varmistettu arvio samoista (aipw): {estimate}, keskivirhe {error}",
    sv: "Dubbelt robust skattning av samma (aipw): {estimate}, medelfel {error}",
    en: "Doubly robust estimate of the same (aipw): {estimate}, standard error {error}",
  },
  placebo: {
    fi: "Ennen palvelua: {name} {estimate}, keskivirhe {error}",
    sv: "Före tjänsten: {name} {estimate}, medelfel {error}",
    en: "Before the service: {name} {estimate}, standard error {error}",
  },
  expectedPeople: {
    fi: "Enemmän voidaan sanoa, kun vertailussa on noin {treated} palvelun saanutta.",
    sv: "Mer kan sägas när omkring {treated} som fick tjänsten finns i jämförelsen.",
    en: "More can be said once about {treated} people who got the service are in the comparison.",
  },
  expectedMonths: {
    fi: "Enemmän voidaan sanoa, kun seurantaa on {months} kuukautta lisää.",
    sv: "Mer kan sägas efter ytterligare {months} månaders uppföljning.",
    en: "More can be said after {months} more months of follow-up.",
  },
  expectedMonth: {
    fi: "Enemmän voidaan sanoa arviolta kuukaudesta {month} alkaen.",
    sv: "Mer kan sägas uppskattningsvis från och med {month}.",
    en: "More can be said from about {month} on.",
  },
  notByWaiting: {
    fi: "Odottaminen ei auta: tarvitaan toinen vertailu tai toisia tietoja.",
    sv: "Att vänta hjälper inte: det behövs en annan jämförelse eller andra uppgifter.",
    en: "Waiting does not help: another comparison or other data are needed.",
  },
  none: { fi: "ei lukua", sv: "inget tal", en: "no figure" },
  verdict: { fi: "Arvio", sv: "Bedömning", en: "Verdict" },
  coefficients: { fi: "Kertoimet", sv: "Koefficienter", en: "Coefficients" },
  periods: { fi: "Jaksoa alusta", sv: "Perioder från starten", en: "Periods since the start" },
} as const satisfies Readonly<Record<string, Localised>>;

const verdicts: Readonly<Record<EffectReport["verdict"], Localised>> = {
  supported: { fi: "tuettu", sv: "får stöd", en: "supported" },
  weak: { fi: "heikko näyttö", sv: "svagt belägg", en: "weak evidence" },
  cannot_say: { fi: "ei voi sanoa", sv: "kan inte sägas", en: "cannot say" },
};

/** The estimate for a reader: the effect and its uncertainty, the groups, what weakens it, and the verdict. */
export function effectTable(report: EffectReport, language: Language): string {
  return [
    ...headOf(report, language),
    ...bootstrapOf(report, language),
    ...robustOf(report, language),
    ...besideOf(report, language),
    ...groupsOf(report, language),
    ...eventTimesOf(report, language),
    ...riskSetLines(report, language),
    ...coefficientsOf(report, language),
    ...balanceOf(report, language),
    ...sensitivityOf(report, language),
    ...placebosOf(report, language),
    ...verdictLines(report, language),
  ].join("\n");
}

/** The verdict, what it rests on, and when more can be said. */
export function verdictLines(
  report: Pick<EffectReport, "verdict" | "warnings" | "expected">,
  language: Language,
): readonly string[] {
  return [
    `${texts.verdict[language]}: ${verdicts[report.verdict][language]}`,
    ...report.warnings.map(({ code, message }) => `  ${message[language]} (${code})`),
    ...expectedOf(report, language),
  ];
}

/** When more can be said, where nothing can be now. */
function expectedOf(
  { expected }: Pick<EffectReport, "expected">,
  language: Language,
): readonly string[] {
  switch (expected?.kind) {
    case undefined:
      return [];
    case "people":
      return [fill(texts.expectedPeople[language], { treated: expected.treated })];
    case "months_more":
      return [fill(texts.expectedMonths[language], { months: expected.months })];
    case "month":
      return [
        fill(texts.expectedMonth[language], {
          month: formatMonth(monthFromOrdinal(expected.month)),
        }),
      ];
    case "not_by_waiting":
    default:
      return [texts.notByWaiting[language]];
  }
}

function headOf(report: EffectReport, language: Language): readonly string[] {
  const { estimate, standardError, interval95, method, estimand } = report;
  if (estimate === null) {
    return [`${texts.effect[language]} (${method}, ${estimand}): ${texts.none[language]}`];
  }
  const digits = digitsFor([estimate, standardError ?? estimate]);
  const write = (value: number | null): string => decimalText(value, digits, language);
  const [low, high] = interval95 ?? [null, null];
  return [
    `${texts.effect[language]} (${method}, ${estimand}): ${write(estimate)}`,
    `${texts.interval[language]}: ${write(low)} … ${write(high)}   ${texts.error[language]} ${write(standardError)}`,
  ];
}

function placebosOf({ placebos }: EffectReport, language: Language): readonly string[] {
  return placebos.map(({ name, estimate, standardError }) => {
    const digits = digitsFor([estimate, standardError]);
    const write = (value: number): string => decimalText(value, digits, language);
    const values = { name, estimate: write(estimate), error: write(standardError) };
    return fill(texts.placebo[language], values);
  });
}

interface Bootstrap {
  readonly draws: number;
  readonly standardError: number | null;
  readonly interval95: readonly [number, number] | null;
}

function bootstrapOf({ details }: EffectReport, language: Language): readonly string[] {
  const found = details["bootstrap"] as Bootstrap | undefined;
  if (found === undefined || found.interval95 === null) return [];
  const [low, high] = found.interval95;
  const digits = digitsFor([low, high]);
  const write = (value: number | null): string => decimalText(value, digits, language);
  const { draws, standardError } = found;
  return [
    fill(texts.bootstrap[language], {
      draws,
      low: write(low),
      high: write(high),
      error: write(standardError),
    }),
  ];
}

interface Robust {
  readonly estimate: number;
  readonly interval95: readonly [number, number];
}

/** The bias-corrected jump of a discontinuity. */
function robustOf({ details }: EffectReport, language: Language): readonly string[] {
  const found = details["robust"] as Robust | null | undefined;
  if (found === undefined || found === null) return [];
  const [low, high] = found.interval95;
  const digits = digitsFor([low, high]);
  const write = (value: number): string => decimalText(value, digits, language);
  const values = { estimate: write(found.estimate), low: write(low), high: write(high) };
  return [fill(texts.robust[language], values)];
}

interface Beside {
  readonly aipw: { readonly estimate: number | null; readonly standardError: number | null };
}

function besideOf({ details }: EffectReport, language: Language): readonly string[] {
  const found = details["beside"] as Beside | undefined;
  if (found === undefined || found.aipw.estimate === null) return [];
  const { estimate, standardError } = found.aipw;
  const digits = digitsFor([estimate, standardError ?? estimate]);
  return [
    fill(texts.beside[language], {
      estimate: decimalText(estimate, digits, language),
      error: decimalText(standardError, digits, language),
    }),
  ];
}

function groupsOf({ n, means }: EffectReport, language: Language): readonly string[] {
  const digits = means === null ? 0 : digitsFor([means.treated, means.control]);
  return alignedLines([
    ["", texts.people[language], texts.used[language], texts.mean[language]],
    [
      texts.treated[language],
      countText(n.treated),
      countText(n.treatedUsed),
      decimalText(means?.treated ?? null, digits, language),
    ],
    [
      texts.control[language],
      countText(n.control),
      countText(n.controlUsed),
      decimalText(means?.control ?? null, digits, language),
    ],
  ]);
}

/** A dash where the count is hidden. */
function countText(count: number | null): string {
  return count === null ? "–" : String(count);
}

interface EventTime {
  readonly eventTime: number;
  readonly estimate: number;
  readonly standardError: number | null;
}

function eventTimesOf({ details }: EffectReport, language: Language): readonly string[] {
  const times = details["eventTimes"] as readonly EventTime[] | undefined;
  if (times === undefined) return [];
  const digits = digitsFor(times.map(({ estimate }) => estimate));
  return alignedLines([
    [texts.periods[language], texts.effect[language], texts.error[language]],
    ...times.map((one) => [
      String(one.eventTime),
      decimalText(one.estimate, digits, language),
      decimalText(one.standardError, digits, language),
    ]),
  ]);
}

function coefficientsOf({ coefficients }: EffectReport, language: Language): readonly string[] {
  if (coefficients === undefined || coefficients.length <= 2) return [];
  return alignedLines([
    [texts.coefficients[language], "", texts.error[language]],
    ...coefficients.map(({ name, coefficient, standardError }) => {
      const digits = digitsFor([standardError ?? coefficient ?? 0]);
      return [
        name,
        decimalText(coefficient, digits, language),
        decimalText(standardError, digits, language),
      ];
    }),
  ]);
}

function balanceOf({ balance }: EffectReport, language: Language): readonly string[] {
  if (balance.length === 0) return [];
  return alignedLines([
    [texts.balance[language], texts.before[language], texts.after[language]],
    ...balance
      .toSorted((a, b) => sizeOf(b.smdBefore) - sizeOf(a.smdBefore))
      .map(({ name, smdBefore, smdAfter }) => [
        name,
        decimalText(withoutSign(smdBefore), 2, language),
        decimalText(withoutSign(smdAfter), 2, language),
      ]),
  ]);
}

function sizeOf(value: number | null): number {
  return Math.abs(value ?? 0);
}

/** What rounds to nothing has no sign. */
function withoutSign(value: number | null): number | null {
  return value !== null && Math.abs(value) < 0.005 ? 0 : value;
}

function sensitivityOf({ sensitivity }: EffectReport, language: Language): readonly string[] {
  if (sensitivity.eValue === null) return [];
  return [fill(texts.hidden[language], { value: decimalText(sensitivity.eValue, 2, language) })];
}

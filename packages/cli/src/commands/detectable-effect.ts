import { fill, type Language, type Localised } from "@luotsi/base";
import { planStudy, type StudyQuestion, type StudyReport } from "@luotsi/usecases/effects";

import type { Command, OptionValues } from "../command.ts";
import { digitsFor } from "../effects/four-figures.ts";
import { numberWithin } from "../effects/number-options.ts";
import { alignedLines, decimalText } from "../survival/text-table.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** `luotsi effects detectable`: what a study could show at all, before it has data. */
export const detectableEffectCommand: Command = {
  usage: "--treated N --control N --deviation SD | --share P [--effect E] …",
  options: {
    treated: { type: "string", help: "people who get the service" },
    control: { type: "string", help: "people to compare with" },
    deviation: { type: "string", help: "standard deviation of the outcome" },
    share: { type: "string", help: "share with the outcome, 0…1, instead of a deviation" },
    explained: { type: "string", help: "share of the variance that covariates explain; 0" },
    power: { type: "string", help: "chance of finding what is there; 0.8" },
    effect: { type: "string", help: "an effect worth knowing: how many people it takes" },
    "starts-a-month": { type: "string", help: "people who start in a month: how long it takes" },
  },
  run: (context) => {
    const report = planStudy(questionOf(context.options));
    if (context.json) context.print(JSON.stringify(report));
    else context.print(studyTable(report, context.language));
    return Promise.resolve(0);
  },
};

function questionOf(options: OptionValues): StudyQuestion {
  const read = (option: string, least: number, most: number): number | undefined =>
    numberWithin(options, option, { least, most });
  const needed = (option: string, least: number, most: number): number => {
    const value = read(option, least, most);
    if (value === undefined) throw wrongUsage(`--${option} ${least}…${most}`);
    return value;
  };
  const [deviation, share] = [read("deviation", 0, 1e12), read("share", 0, 1)];
  if ((deviation === undefined) === (share === undefined)) {
    throw wrongUsage("--deviation | --share");
  }
  const effect = read("effect", -1e12, 1e12);
  if (effect === 0) throw wrongUsage("--effect ≠ 0");
  return {
    treated: needed("treated", 1, 1e9),
    control: needed("control", 1, 1e9),
    outcome:
      share === undefined
        ? { kind: "deviation", deviation: deviation ?? 0 }
        : { kind: "share", share },
    explained: read("explained", 0, 0.999) ?? 0,
    power: read("power", 0.05, 0.999) ?? 0.8,
    effect,
    startsAMonth: read("starts-a-month", 0.01, 1e9),
  };
}

const texts = {
  detectable: {
    fi: "Pienin vaikutus, joka todennäköisesti ({percent} %) erottuisi: {effect}",
    sv: "Minsta effekt som sannolikt ({percent} %) skulle urskiljas: {effect}",
    en: "Smallest effect likely ({percent}%) to be seen: {effect}",
  },
  needed: {
    fi: "Vaikutus {effect} vaatii noin {treated} palvelun saanutta, ja vertailuhenkilöitä samassa suhteessa.",
    sv: "Effekten {effect} kräver omkring {treated} som får tjänsten, och jämförelsepersoner i samma förhållande.",
    en: "An effect of {effect} takes about {treated} people who get the service, and controls in proportion.",
  },
  months: {
    fi: "Näillä aloitusmäärillä se on {months} kuukautta, ja päälle seuranta-aika.",
    sv: "Med dessa starter tar det {months} månader, och därtill uppföljningen.",
    en: "At these starts that is {months} months, and the follow-up on top.",
  },
  treated: { fi: "palvelun saaneita", sv: "får tjänsten", en: "treated" },
  effect: { fi: "pienin vaikutus", sv: "minsta effekt", en: "smallest effect" },
} as const satisfies Readonly<Record<string, Localised>>;

function studyTable(report: StudyReport, language: Language): string {
  const { needed, curve } = report;
  const write = (value: number): string => decimalText(value, digitsFor([value]), language);
  return [
    fill(texts.detectable[language], {
      percent: decimalText(100 * report.power, 0, language),
      effect: write(report.detectableEffect),
    }),
    ...(needed === null
      ? []
      : [
          fill(texts.needed[language], {
            effect: write(needed.effect),
            treated: needed.treated,
          }),
        ]),
    ...(needed === null || needed.months === null
      ? []
      : [fill(texts.months[language], { months: needed.months })]),
    ...alignedLines([
      [texts.treated[language], texts.effect[language]],
      ...curve.map(({ treated, detectableEffect }) => [String(treated), write(detectableEffect)]),
    ]),
  ].join("\n");
}

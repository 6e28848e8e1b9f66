import type { Localised } from "@luotsi/base";
import type { LiabilityBacktest } from "@luotsi/contract";

import { inEachLanguage, numberText, percentText } from "../wording/number-words.ts";
import type { Widening } from "./widening.ts";

type Numbers = Pick<LiabilityBacktest, "origins" | "bands" | "all" | "isBest">;

/** A bias below this is none. Unit: percent. */
const worthSaying = 0.5;

/** How past forecasts would have hit, in plain words. */
export function backtestSentences(numbers: Numbers): readonly Localised[] {
  const { bands } = numbers;
  return [
    triedWords(numbers),
    ...bands.flatMap((band) => errorWords(band) ?? []),
    ...(coverageWords(numbers) ?? []),
    ...biasWords(numbers),
    verdictWords(numbers),
  ];
}

function triedWords({ origins }: Numbers): Localised {
  const count = inEachLanguage((language) => numberText(origins, 0, language));
  return {
    fi: `Ennuste tehtiin uudelleen ${count.fi} menneestä kuukaudesta niillä tiedoilla, jotka silloin olivat käsillä, ja sitä verrattiin siihen, mitä tuli.`,
    sv: `Prognosen gjordes på nytt från ${count.sv} tidigare månader med de uppgifter som då fanns, och jämfördes med utfallet.`,
    en: `The forecast was made again from ${count.en} past months with what was known then, and compared with what came.`,
  };
}

function percentWords(value: number | null): Localised | undefined {
  return value === null ? undefined : inEachLanguage((language) => percentText(value, language));
}

function errorWords({
  from,
  to,
  flow,
  series,
  lastYear,
}: Numbers["bands"][number]): Localised | undefined {
  const { smape } = flow;
  if (smape === null) return undefined;
  const own = percentWords(smape);
  const plain = percentWords(series.smape);
  const repeated = percentWords(lastYear.smape);
  const others: Localised = {
    fi: `${plain === undefined ? "" : `; pelkän aikasarjan ennuste ${plain.fi}`}${repeated === undefined ? "" : `${plain === undefined ? ";" : " ja"} viime vuoden toistaminen ${repeated.fi}`}`,
    sv: `${plain === undefined ? "" : `; en ren tidsserieprognos ${plain.sv}`}${repeated === undefined ? "" : `${plain === undefined ? ";" : " och"} att upprepa fjolåret ${repeated.sv}`}`,
    en: `${plain === undefined ? "" : `; a plain series forecast ${plain.en}`}${repeated === undefined ? "" : `${plain === undefined ? ";" : " and"} repeating last year ${repeated.en}`}`,
  };
  return {
    fi: `${from}–${to} kuukauden päähän se erehtyi keskimäärin ${own?.fi}${others.fi}.`,
    sv: `${from}–${to} månader framåt var felet i medeltal ${own?.sv}${others.sv}.`,
    en: `${from}–${to} months ahead it was off by ${own?.en} on average${others.en}.`,
  };
}

function coverageWords({ all }: Numbers): readonly Localised[] | undefined {
  const { coverage80, coverage95 } = all;
  if (coverage80 === null || coverage95 === null) return undefined;
  const [of80, of95] = [coverage80, coverage95].map((share) =>
    inEachLanguage((language) => percentText(100 * share, language)),
  );
  return [
    {
      fi: `Toteuma osui 80 prosentin väliin ${of80?.fi} ja 95 prosentin väliin ${of95?.fi} kerroista.`,
      sv: `Utfallet låg inom 80-procentsintervallet ${of80?.sv} och inom 95-procentsintervallet ${of95?.sv} av gångerna.`,
      en: `The outcome fell inside the 80% interval ${of80?.en} and inside the 95% interval ${of95?.en} of the time.`,
    },
  ];
}

function biasWords({ all }: Numbers): readonly Localised[] {
  const { bias } = all.flow;
  if (bias === null || Math.abs(bias) < worthSaying) return [];
  const size = inEachLanguage((language) => percentText(Math.abs(bias), language));
  return [
    bias > 0
      ? {
          fi: `Keskimäärin se arvioi ${size.fi} liikaa.`,
          sv: `I medeltal var den ${size.sv} för hög.`,
          en: `On average it was ${size.en} too high.`,
        }
      : {
          fi: `Keskimäärin se arvioi ${size.fi} liian vähän.`,
          sv: `I medeltal var den ${size.sv} för låg.`,
          en: `On average it was ${size.en} too low.`,
        },
  ];
}

/** What was done to the intervals, when anything was. */
export function wideningWords({ by50, by80, by95 }: Widening): readonly Localised[] {
  if (Math.max(by50, by80, by95) < widerThan) return [];
  return [
    {
      fi: "Ennusteen välejä on levennetty sen mukaan, kuinka kauas toteuma on aiemmin osunut.",
      sv: "Prognosens intervall har gjorts bredare efter hur långt ifrån utfallen tidigare har legat.",
      en: "The intervals of the forecast have been widened by how far outcomes have fallen before.",
    },
  ];
}

/** Less than this is not worth saying. */
const widerThan = 1.02;

function verdictWords({ isBest }: Numbers): Localised {
  return isBest
    ? {
        fi: "Kolmen kuukauden päästä eteenpäin se oli tarkempi kuin kumpikaan vertailtava.",
        sv: "Från tre månader framåt var den noggrannare än båda jämförelserna.",
        en: "From three months ahead on it was more accurate than either of the others.",
      }
    : {
        fi: "Se ei ollut joka etäisyydellä tarkempi kuin vertailtavat: lue sitä varoen.",
        sv: "Den var inte på alla avstånd noggrannare än jämförelserna: läs den med försiktighet.",
        en: "It was not more accurate than the others at every distance: read it with care.",
      };
}

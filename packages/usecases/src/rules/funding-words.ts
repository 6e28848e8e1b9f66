import type { Localised } from "@luotsi/base";
import type { FundingRule } from "@luotsi/law";

const counted: Readonly<Record<FundingRule["counter"], Localised>> = {
  labour_market_subsidy: {
    fi: "maksettu työmarkkinatukipäivä",
    sv: "betald dag med arbetsmarknadsstöd",
    en: "paid day of labour-market subsidy",
  },
  daily_allowance: {
    fi: "maksettu päivärahapäivä",
    sv: "betald dagpenningsdag",
    en: "paid day of daily allowance",
  },
  unemployment_ground: {
    fi: "työttömyyden perusteella maksettu päivä",
    sv: "dag betald på grund av arbetslöshet",
    en: "day paid on the ground of unemployment",
  },
};

/** What a funding rule's steps count. */
export function countedDays(rule: FundingRule): Localised {
  return counted[rule.counter];
}

/** What the steps alone do not tell: of what the share is, when a step begins and which days are free. */
export function fundingExplanation({ shareOf, timing, freeGrounds }: FundingRule): Localised {
  const parts = [
    shareOf === "paid"
      ? {
          fi: "Osuus maksetusta etuudesta.",
          sv: "Andel av den betalda förmånen.",
          en: "Share of the benefit paid.",
        }
      : {
          fi: "Osuus ansiopäivärahaan sisältyvästä peruspäivärahasta.",
          sv: "Andel av den grunddagpenning som ingår i den inkomstrelaterade.",
          en: "Share of the basic allowance within the earnings-related one.",
        },
    timing === "benefit_day"
      ? {
          fi: "Porras alkaa etuuspäivästä.",
          sv: "Steget börjar från förmånsdagen.",
          en: "A step begins with the benefit day.",
        }
      : {
          fi: "Porras alkaa rajan täyttymistä seuraavasta maksukaudesta.",
          sv: "Steget börjar från betalningsperioden efter att gränsen nåtts.",
          en: "A step begins with the payment period after the limit is reached.",
        },
    ...(freeGrounds.length === 0 ? [] : [freeWords(freeGrounds)]),
  ];
  return {
    fi: parts.map(({ fi }) => fi).join(" "),
    sv: parts.map(({ sv }) => sv).join(" "),
    en: parts.map(({ en }) => en).join(" "),
  };
}

const grounds: Readonly<Record<FundingRule["freeGrounds"][number], Localised>> = {
  unemployment: { fi: "työttömyys", sv: "arbetslöshet", en: "unemployment" },
  service: { fi: "palvelu", sv: "service", en: "service" },
  layoff: { fi: "lomautus", sv: "permittering", en: "lay-off" },
  weather: { fi: "sääeste", sv: "väderhinder", en: "weather obstacle" },
  additional_days: { fi: "lisäpäivät", sv: "tilläggsdagar", en: "additional days" },
};

function freeWords(free: FundingRule["freeGrounds"]): Localised {
  const list = (language: keyof Localised): string =>
    free.map((ground) => grounds[ground][language]).join(", ");
  return {
    fi: `Kunta ei maksa päivistä, joiden peruste on: ${list("fi")}.`,
    sv: `Kommunen betalar inte för dagar på grund av: ${list("sv")}.`,
    en: `The municipality does not pay for days on the ground of: ${list("en")}.`,
  };
}

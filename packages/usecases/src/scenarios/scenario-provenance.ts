import { addMonths, formatMonth, month, type Localised } from "@luotsi/base";
import type { Provenance, ScenarioDefinition } from "@luotsi/contract";
import { assumptions, defaultAssumptions } from "@luotsi/law";

import { integrationStatusLine } from "../funding-models/assumption-lines.ts";
import { lawVersion } from "../rules/law-version.ts";
import { counterAssumptions } from "./counter-assumptions.ts";
import type { FlowBasis } from "./flow-basis.ts";

/** First month of the general benefit, whose municipal share is an assumption. */
const generalBenefitFrom = month("2026-05");

export interface RunOfScenario {
  /** Version of the product. */
  readonly version: string;
  /** Undefined for an expectation. */
  readonly simulated: { readonly draws: number; readonly seed: number } | undefined;
}

/** What a scenario's figures rest on. */
export function scenarioProvenance(
  { changes }: Pick<ScenarioDefinition, "changes">,
  basis: FlowBasis,
  { version, simulated }: RunOfScenario,
): Provenance {
  const last = addMonths(basis.firstMonth, basis.horizon - 1);
  return {
    definition,
    batches: [...basis.batches],
    coverage: null,
    breaks: [],
    assumptions: [
      ...(last >= generalBenefitFrom ? [generalBenefit()] : []),
      ...(changes.some(({ kind }) => kind === "funding-model") ? [ownCounters] : []),
      ...counterAssumptions(changes),
      integrationStatusLine(),
      ...(changes.some(({ kind }) => kind === "service") ? [readersEffect, observedExits] : []),
      ...(changes.some(({ kind }) => kind === "inflow" || kind === "exit") ? [readersChange] : []),
    ],
    leftOut: basis.leftOut,
    uncertainty: simulated === undefined ? expectationOnly : simulatedInterval,
    run: {
      version,
      law: lawVersion,
      data: basis.version,
      months: `${formatMonth(basis.firstMonth)}/${formatMonth(last)}`,
      ...(simulated === undefined
        ? {}
        : { draws: String(simulated.draws), seed: String(simulated.seed) }),
    },
  };
}

const definition: Localised = {
  fi: "Alueen nykyisten ja tulevien etuudensaajien kuntaosuus kuukausittain sen kuukauden mukaan, jolta etuus maksetaan. Perusura on voimassa oleva laki ja opitut poistumat; skenaario on sama laskelma muutoksin. Ero on skenaario vähennettynä perusuralla.",
  sv: "Kommunandelen för områdets nuvarande och kommande förmånstagare per månad, enligt den månad förmånen gäller. Grundbanan är gällande lag och inlärda utflöden; scenariot är samma beräkning med ändringar. Skillnaden är scenariot minus grundbanan.",
  en: "The municipal share of the area's present and coming receivers by month, in the month the benefit is for. The baseline is the law in force and the exits as learnt; the scenario is the same computation with changes. The difference is scenario less baseline.",
};

function generalBenefit(): Provenance["assumptions"][number] {
  return {
    name: "general_benefit_shares",
    value: defaultAssumptions().general_benefit_shares,
    text: assumptions.general_benefit_shares.explanation,
  };
}

const ownCounters: Provenance["assumptions"][number] = {
  name: "counters",
  value: "of_model",
  text: {
    fi: "Kuukausina, joina aiempi rahoitusmalli on voimassa, saajien laskurit ovat sen mallin mukaiset ja kotoutujan vapautusta ei ole. Kenen päiväraha päättyy vasta ennustekuukausina, hänen päivärahapäivänsä luetaan mukaan, vaikka vanha laki ei lukenut niitä: kuntaosuus on vähän liian suuri.",
    sv: "De månader en tidigare finansieringsmodell gäller följer mottagarnas räknare den modellen, och undantaget för integration finns inte. För den vars dagpenning tar slut först under prognosmånaderna räknas dagpenningsdagarna med, fast den gamla lagen inte räknade dem: kommunandelen blir lite för stor.",
    en: "In the months an earlier funding model holds, receivers have that model's counters and there is no integration exemption. Of those whose daily allowance ends only in the months ahead, its days are counted although the old law did not count them: the municipal share comes out a little high.",
  },
};

const readersEffect: Provenance["assumptions"][number] = {
  name: "service_effect",
  value: "reader",
  text: {
    fi: "Palvelun vaikutuskertoimet ja hinta ovat kokeilijan omia oletuksia, eivät arvioituja vaikutuksia. Annettu vaihteluväli on simuloinnissa mukana: puolet vedoista on annetun luvun alapuolella, puolet yläpuolella. Ilman sitä oletus on sama joka vedossa.",
    sv: "Servicens effektfaktorer och pris är prövarens egna antaganden, inte skattade effekter. Ett angivet intervall ingår i simuleringen: hälften av dragningarna ligger under det angivna talet, hälften över. Utan det är antagandet detsamma i varje dragning.",
    en: "The factors of a service's effect and its price are assumptions of whoever tries it, not estimated effects. A range given is in the simulation: half of the draws lie below the stated number, half above. Without one the assumption is the same in every draw.",
  },
};

const observedExits: Provenance["assumptions"][number] = {
  name: "service_exits",
  value: "observed",
  text: {
    fi: "Kertoimella 1 palvelussa olevat poistuvat kuten palvelussa olleet ovat poistuneet. Se on havaittu ero, ei palvelun vaikutus: palveluun valitaan erilaisia ihmisiä.",
    sv: "Med faktorn 1 lämnar de som är i service förmånen så som de som varit i service har gjort. Det är en observerad skillnad, inte servicens effekt: till service väljs olika människor.",
    en: "With a factor of 1, people in a service leave as those in services have left. That is an observed difference, not the effect of a service: different people are chosen for it.",
  },
};

const readersChange: Provenance["assumptions"][number] = {
  name: "people_change",
  value: "reader",
  text: {
    fi: "Muutos alkavissa jaksoissa tai poistumisessa on kokeilijan oletus; muu pysyy kuten on opittu.",
    sv: "Ändringen av inflödet eller utflödet är prövarens antagande; resten förblir som inlärt.",
    en: "The change of inflow or of leaving is an assumption of whoever tries it; the rest stays as learnt.",
  },
};

const expectationOnly: Localised = {
  fi: "Luku on odotusarvo. Väli näkyy, kun skenaario on simuloitu.",
  sv: "Siffran är ett väntevärde. Intervallet visas när scenariot har simulerats.",
  en: "The figure is an expectation. Its interval shows once the scenario has been simulated.",
};

const simulatedInterval: Localised = {
  fi: "Väli tulee simuloinnista, jossa opitut poistumat, tulevat kuukaudet ja jokaisen ihmisen sattuma vaihtelevat. Perusuralla ja skenaariolla on samat sattumat, joten eron väli kertoo vain muutoksesta. Perusuran ja skenaarion välejä levennetään sen mukaan, kuinka kauas toteumat ovat osuneet ennusteen aiemmista arvioista; eron väliä ei, sillä virhe, joka siirtää kumpaakin yhtä paljon, ei ole siinä. Oletuksen epävarmuus on mukana vain, jos sille on annettu vaihteluväli, eikä mukana ole se, että ihmiset toimisivat uudistuksen vuoksi toisin.",
  sv: "Intervallet kommer från en simulering där inlärda utflöden, kommande månader och varje människas slump varierar. Grundbanan och scenariot har samma slump, så skillnadens intervall gäller bara ändringen. Grundbanans och scenariots intervall breddas efter hur långt från prognosens tidigare skattningar utfallen har legat; skillnadens intervall inte, för ett fel som flyttar båda lika mycket finns inte i den. Ett antagandes osäkerhet ingår bara om ett intervall har getts för det, och det ingår inte att människor skulle handla annorlunda på grund av reformen.",
  en: "The interval comes from a simulation in which the learnt exits, the months to come and every person's chances vary. Baseline and scenario have the same chances, so the interval of the difference is about the change alone. The intervals of baseline and scenario are widened by how far outcomes have fallen from the forecast's earlier estimates; that of the difference is not, for a miss that moves both alike is not in it. How unsure an assumption is comes in only where a range has been given for it, and that people would act otherwise because of the reform does not.",
};

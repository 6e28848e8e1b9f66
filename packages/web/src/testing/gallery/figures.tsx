import { Sparkline, type SparklineView } from "@luotsi/charts";
import type { Provenance } from "@luotsi/contract";
import type { ReactElement } from "react";

import { KeyFigure, KeyFigures } from "../../parts/key-figure.tsx";
import { TrustMark } from "../../parts/trust-mark.tsx";

const provenance: Provenance = {
  definition: {
    fi: "Kotikunnan rahoitusosuus työttömyysetuuksista sen kuukauden mukaan, jolta etuus maksettiin.",
    sv: "Hemkommunens finansieringsandel av arbetslöshetsförmåner enligt förmånsmånad.",
    en: "The home municipality's share of unemployment benefits by benefit month.",
  },
  batches: [
    {
      id: 12,
      source: "benefit-payments",
      sourceTitle: { fi: "Maksetut etuudet", sv: "Betalda förmåner", en: "Benefit payments" },
      hash: "9f2c01ab77de",
      importedOn: "2026-11-05",
    },
    {
      id: 14,
      source: "benefit-invoices",
      sourceTitle: { fi: "Etuuslaskut", sv: "Förmånsfakturor", en: "Benefit invoices" },
      hash: "04be11c9a001",
      importedOn: "2026-11-06",
    },
  ],
  coverage: 0.96,
  breaks: [
    {
      month: "2026-05",
      reason: {
        fi: "Yleistuki korvasi työmarkkinatuen",
        sv: "Det allmänna stödet ersatte arbetsmarknadsstödet",
        en: "General benefit replaced labour-market subsidy",
      },
    },
  ],
  assumptions: [
    {
      name: "general_benefit_shares",
      value: "as_labour_market_subsidy",
      text: {
        fi: "Yleistuen portaat ovat samat kuin työmarkkinatuen.",
        sv: "Stegen är desamma som för arbetsmarknadsstödet.",
        en: "The steps are those of labour-market subsidy.",
      },
    },
  ],
  uncertainty: {
    fi: "95 prosentin todennäköisyydellä 29,8–33,1 milj. €.",
    sv: "Med 95 procents sannolikhet 29,8–33,1 mn €.",
    en: "€29.8–33.1 million with a probability of 95 per cent.",
  },
  run: { version: "0.1.0", law: "2026-11-01", seed: "1" },
};

const trend: SparklineView = {
  description: "Kahdessa vuodessa 1,7 miljoonasta 2,8 miljoonaan",
  colour: "benefit",
  points: Array.from({ length: 24 }, (_, at) => ({
    key: String(at),
    label: String(at),
    value: 1.7 + at * 0.045 + ((at * 5) % 7) * 0.03,
    text: "",
    isProvisional: at > 21,
  })),
};

export function Figures(): ReactElement {
  return (
    <>
      <KeyFigures>
        <KeyFigure
          size="large"
          facts={{
            title: "Työttömyysetuuksien rahoitusosuus 2026",
            value: "31,4 milj. €",
            trust: "provisional",
            provenance,
          }}
          interval="29,8–33,1 milj. €"
          change={{ text: "+1,6 milj. € yli suunnitelman", direction: "up", tone: "bad" }}
          trend={<Sparkline view={trend} />}
        />
        <KeyFigure
          facts={{ title: "Oma toiminta 2026", value: "25,7 milj. €", trust: "frozen", provenance }}
          change={{ text: "suunnitelman mukaan", direction: "level", tone: "neutral" }}
          trend={<Sparkline view={{ ...trend, colour: "own-costs" }} />}
        />
        <KeyFigure
          facts={{
            title: "Työnantajakäynnit",
            value: undefined,
            trust: "gated",
            provenance: { ...provenance, coverage: null, breaks: [], assumptions: [] },
          }}
          missing="Ei voida vielä sanoa: käyntejä ei ole kirjattu huhtikuun jälkeen."
        />
      </KeyFigures>
      <p style={{ display: "flex", gap: "1.5rem", flexWrap: "wrap" }}>
        <TrustMark trust="frozen" />
        <TrustMark trust="provisional" />
        <TrustMark trust="gated" />
        <TrustMark trust="assumption" />
        <TrustMark trust="official" />
      </p>
    </>
  );
}

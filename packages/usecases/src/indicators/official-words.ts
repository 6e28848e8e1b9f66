import type { Localised } from "@luotsi/base";
import type { OfficialSeries } from "@luotsi/contract";

export type OfficialSource = "statfin-12r5" | "kela-municipal-share";

export const officialTitles: Readonly<Record<OfficialSeries["id"], Localised>> = {
  unemployed: {
    fi: "Työttömät työnhakijat",
    sv: "Arbetslösa arbetssökande",
    en: "Unemployed jobseekers",
  },
  share: {
    fi: "Työttömien osuus työvoimasta",
    sv: "Arbetslösas andel av arbetskraften",
    en: "Unemployed share of the labour force",
  },
  vacancies: { fi: "Avoimet työpaikat", sv: "Lediga arbetsplatser", en: "Open vacancies" },
  "municipal-share": {
    fi: "Kunnan maksuosuus työmarkkinatuesta",
    sv: "Kommunens andel av arbetsmarknadsstödet",
    en: "Municipal share of labour market subsidy",
  },
  "share-recipients": {
    fi: "Saajat, joista kunta maksaa",
    sv: "Mottagare som kommunen betalar för",
    en: "Recipients financed by the municipality",
  },
};

export const officialDefinitions: Readonly<Record<OfficialSource, Localised>> = {
  "statfin-12r5": {
    fi: "Luvut sellaisina kuin ne ovat tuodussa Tilastokeskuksen taulukossa 12r5. Puuttuva luku on salattu (alle 5) tai ei saatavilla, ei nolla. Osuus on laskettu taulukon työttömistä ja työvoimasta.",
    sv: "Talen som de står i den importerade tabellen 12r5 från Statistikcentralen. Ett tal som saknas är sekretessbelagt (under 5) eller inte tillgängligt, inte noll. Andelen har räknats ur tabellens arbetslösa och arbetskraft.",
    en: "Figures as they stand in the imported table 12r5 of Statistics Finland. A missing figure is suppressed (under 5) or not available, not zero. The share is worked out from the table's unemployed and labour force.",
  },
  "kela-municipal-share": {
    fi: "Luvut sellaisina kuin ne ovat tuodussa Kelan taulukossa. Sama henkilö voi olla useassa päiväluokassa, siksi käytetään yhteensä-saraketta.",
    sv: "Talen som de står i FPA:s importerade tabell. Samma person kan finnas i flera dagsklasser, därför används totalkolumnen.",
    en: "Figures as they stand in Kela's imported table. One person may be in several classes of days, so the column of totals is used.",
  },
};

export const attributions: Readonly<Record<OfficialSource, Localised>> = {
  "statfin-12r5": {
    fi: "Lähde: Tilastokeskus, työnvälitystilasto (taulukko 12r5), CC BY 4.0",
    sv: "Källa: Statistikcentralen, arbetsförmedlingsstatistik (tabell 12r5), CC BY 4.0",
    en: "Source: Statistics Finland, employment service statistics (table 12r5), CC BY 4.0",
  },
  "kela-municipal-share": {
    fi: "Lähde: Kela, työmarkkinatuen kuntaosuus",
    sv: "Källa: FPA, kommunandel av arbetsmarknadsstödet",
    en: "Source: Kela, municipal share of labour market subsidy",
  },
};

export const nothingOfficial: Localised = {
  fi: "Virallisia sarjoja ei ole vielä tuotu.",
  sv: "Officiella serier har ännu inte importerats.",
  en: "No official series has been imported yet.",
};

import type { SourceDefinition } from "../source.ts";

/**
 * Visits to a low-threshold youth service (Ohjaamo), counted by day, site and reason. There is no column that
 * could name a visitor, and there must be none: people come here without saying who they are.
 */
export const ohjaamoVisits: SourceDefinition = {
  id: "ohjaamo-visits",
  table: "ohjaamo_visit_count",
  title: { fi: "Ohjaamon käynnit", sv: "Besök på Navigatorn", en: "Ohjaamo visits" },
  row: {
    fi: "Käyntien määrä yhtenä päivänä yhdessä pisteessä yhdestä syystä",
    sv: "Antal besök en dag på ett ställe av ett skäl",
    en: "How many visits on one day at one site for one reason",
  },
  delivery: "incremental",
  monthField: "visited_on",
  origin: "own-format",
  columns: [
    {
      name: "visited_on",
      field: "visited_on",
      kind: "day",
      required: true,
      key: true,
      description: { fi: "Päivä", sv: "Dag", en: "Day" },
      aliases: ["paiva", "pvm", "kayntipaiva", "date"],
    },
    {
      name: "site",
      field: "site",
      kind: "text",
      required: true,
      key: true,
      description: { fi: "Toimipiste", sv: "Verksamhetsställe", en: "Site" },
      aliases: ["toimipiste", "ohjaamo"],
    },
    {
      name: "reason",
      field: "reason",
      kind: "code",
      required: true,
      key: true,
      codes: "visit-reason",
      description: { fi: "Käynnin syy ryhmänä", sv: "Skälet som grupp", en: "Group of the reason" },
      aliases: ["syy", "kaynnin_syy", "aihe"],
    },
    {
      name: "age_group",
      field: "age_group",
      kind: "code",
      required: false,
      key: true,
      codes: "visit-age",
      description: {
        fi: "Ikäryhmä, jos se on kysytty",
        sv: "Åldersgrupp, om den har frågats",
        en: "Age group, where it was asked",
      },
      aliases: ["ikaryhma"],
    },
    {
      name: "visits",
      field: "visits",
      kind: "integer",
      required: true,
      key: false,
      unit: "visits",
      min: 1,
      max: 5000,
      description: { fi: "Käyntejä", sv: "Besök", en: "Visits" },
      aliases: ["kaynnit", "kayntien_maara", "lkm"],
    },
  ],
};

import type { SourceDefinition } from "../source.ts";

/** A spell of residence: the municipality from a day on. */
export const residence: SourceDefinition = {
  id: "residence",
  table: "residence_spell",
  title: { fi: "Kotikunnat", sv: "Hemkommuner", en: "Municipalities of residence" },
  row: {
    fi: "Asumisjakso: kotikunta alkaen päivästä",
    sv: "Boendeperiod: hemkommun från en dag",
    en: "A spell of residence: the municipality from a day on",
  },
  delivery: "full",
  spellOf: ["person"],
  origin: "own-format",
  columns: [
    {
      name: "person_id",
      field: "person",
      kind: "person",
      required: true,
      key: true,
      description: {
        fi: "Henkilön avain; tallennetaan vain peitetunnuksena",
        sv: "Personens nyckel; sparas endast som pseudonym",
        en: "Key of the person; stored only as a pseudonym",
      },
      aliases: ["henkilo_id", "henkilotunniste", "asiakasnumero", "asiakas_id", "personid"],
    },
    {
      name: "from",
      field: "period_start",
      kind: "day",
      required: true,
      key: true,
      description: {
        fi: "Jakson ensimmäinen päivä",
        sv: "Periodens första dag",
        en: "First day of the period",
      },
      aliases: ["alkaa", "alkupvm", "alku", "alkupaiva", "start", "start_date", "tyok_apvm"],
    },
    {
      name: "to",
      field: "period_end",
      kind: "last-day",
      required: false,
      key: false,
      description: {
        fi: "Jakson viimeinen päivä; tyhjä, kun jakso jatkuu",
        sv: "Periodens sista dag; tom när perioden pågår",
        en: "Last day of the period; empty while it goes on",
      },
      aliases: ["paattyy", "loppupvm", "loppu", "loppupaiva", "end", "end_date", "tyok_lpvm"],
    },
    {
      name: "municipality",
      field: "municipality",
      kind: "municipality",
      required: true,
      key: false,
      description: { fi: "Kunnan numero", sv: "Kommunens nummer", en: "Municipality code" },
      aliases: ["kunta", "kuntakoodi", "kotikunta"],
    },
  ],
};

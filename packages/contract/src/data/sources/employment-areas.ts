import type { SourceDefinition } from "../source.ts";

/** A municipality and its employment area. */
export const employmentAreas: SourceDefinition = {
  id: "employment-areas",
  table: "employment_area_member",
  title: { fi: "Työllisyysalueet", sv: "Sysselsättningsområden", en: "Employment areas" },
  row: {
    fi: "Kunta ja sen työllisyysalue",
    sv: "En kommun och dess sysselsättningsområde",
    en: "A municipality and its employment area",
  },
  delivery: "full",
  origin: "official-file",
  columns: [
    {
      name: "tyollisyysalue_koodi",
      field: "employment_area",
      kind: "text",
      required: true,
      key: false,
      description: {
        fi: "Työllisyysalueen koodi",
        sv: "Sysselsättningsområdets kod",
        en: "Employment area code",
      },
      aliases: [],
    },
    {
      name: "tyollisyysalue_fi",
      field: "name_fi",
      kind: "text",
      required: true,
      key: false,
      description: { fi: "Nimi suomeksi", sv: "Namn på finska", en: "Name in Finnish" },
      aliases: [],
    },
    {
      name: "tyollisyysalue_sv",
      field: "name_sv",
      kind: "text",
      required: true,
      key: false,
      description: { fi: "Nimi ruotsiksi", sv: "Namn på svenska", en: "Name in Swedish" },
      aliases: [],
    },
    {
      name: "tyollisyysalue_en",
      field: "name_en",
      kind: "text",
      required: false,
      key: false,
      description: { fi: "Nimi englanniksi", sv: "Namn på engelska", en: "Name in English" },
      aliases: [],
    },
    {
      name: "kuntakoodi",
      field: "municipality",
      kind: "municipality",
      required: true,
      key: true,
      description: { fi: "Kunnan numero", sv: "Kommunens nummer", en: "Municipality code" },
      aliases: [],
    },
  ],
};

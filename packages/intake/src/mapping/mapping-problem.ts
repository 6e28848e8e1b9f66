import { fillLocalised, type ErrorDetails, type Localised } from "@luotsi/base";

/** What can be wrong with a mapping profile. */
export const mappingProblems = {
  UNKNOWN_COLUMN: {
    fi: "Lähteessä ei ole saraketta {column}.",
    sv: "Källan har ingen kolumn {column}.",
    en: "The source has no column {column}.",
  },
  COLUMN_TWICE: {
    fi: "Sarakkeelle {column} on annettu useampi kuin yksi otsikko tai vakio.",
    sv: "Kolumnen {column} har fått fler än en rubrik eller konstant.",
    en: "The column {column} is given more than one heading or constant.",
  },
  IDENTITY_HEADING: {
    fi: "Otsikko {heading} on henkilön tunniste. Sen voi lukea vain henkilön avaimeksi, josta tallennetaan peitetunnus.",
    sv: "Rubriken {heading} identifierar en person. Den kan bara läsas som personnyckel, av vilken en pseudonym sparas.",
    en: "The heading {heading} identifies a person. It can only be read as the person key, of which a pseudonym is stored.",
  },
  UNKNOWN_TARGET_CODE: {
    fi: "Sarakkeen {column} koodistossa ei ole koodia {code}.",
    sv: "Kodlistan för kolumnen {column} har ingen kod {code}.",
    en: "The code list of the column {column} has no code {code}.",
  },
  NO_CODE_LIST: {
    fi: "Sarakkeella {column} ei ole koodistoa.",
    sv: "Kolumnen {column} har ingen kodlista.",
    en: "The column {column} has no code list.",
  },
  CONSTANT_UNREADABLE: {
    fi: "Sarakkeen {column} vakio ei ole sarakkeen tyyppiä.",
    sv: "Konstanten för kolumnen {column} är inte av kolumnens typ.",
    en: "The constant of the column {column} is not of the column's kind.",
  },
  CONSTANT_PERSON: {
    fi: "Henkilön avain ei voi olla koko tiedostolle sama.",
    sv: "Personnyckeln kan inte vara densamma för hela filen.",
    en: "The person key cannot be the same for the whole file.",
  },
  WRONG_SOURCE: {
    fi: "Profiili on lähteelle {profile}, ei lähteelle {source}.",
    sv: "Profilen är för källan {profile}, inte för källan {source}.",
    en: "The profile is for the source {profile}, not for {source}.",
  },
} as const satisfies Readonly<Record<string, Localised>>;

export type MappingProblemCode = keyof typeof mappingProblems;

export interface MappingProblem {
  readonly code: MappingProblemCode;
  readonly message: Localised;
}

/** A problem of a profile in words. */
export function mappingProblem(code: MappingProblemCode, details: ErrorDetails): MappingProblem {
  return { code, message: fillLocalised(mappingProblems[code], details) };
}

import type { Localised } from "@luotsi/base";
import { sources } from "@luotsi/contract";

/** Tables with rows of people that come from no file. */
const ownTables: Readonly<Record<string, Localised>> = {
  invoice_case_mark: {
    fi: "Laskutapausten merkinnät",
    sv: "Anteckningar om fakturafall",
    en: "Marks on invoice cases",
  },
  customer_assignment: {
    fi: "Asiakkaan tiimi ja työntekijä",
    sv: "Kundens team och arbetstagare",
    en: "The customer's team and worker",
  },
};

/** What a table is called where people read of it; its own name where nobody has named it. */
export function tableTitle(table: string): Localised {
  const source = Object.values(sources).find((each) => each.table === table);
  return source?.title ?? ownTables[table] ?? { fi: table, sv: table, en: table };
}

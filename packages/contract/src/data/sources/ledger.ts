import type { SourceDefinition } from "../source.ts";

/** A month's posting on an account, cost centre and service. */
export const ledger: SourceDefinition = {
  id: "ledger",
  table: "ledger_entry",
  title: { fi: "Kirjanpito", sv: "Bokföring", en: "Ledger" },
  row: {
    fi: "Kuukauden kirjaus tilille, kustannuspaikalle ja palvelulle",
    sv: "Månadens bokföring på konto, kostnadsställe och tjänst",
    en: "A month's posting on an account, cost centre and service",
  },
  delivery: "incremental",
  monthField: "month",
  origin: "own-format",
  columns: [
    {
      name: "month",
      field: "month",
      kind: "month",
      required: true,
      key: true,
      description: { fi: "Kirjauskuukausi", sv: "Bokföringsmånad", en: "Month of the posting" },
      aliases: ["kuukausi", "kausi"],
    },
    {
      name: "account",
      field: "account",
      kind: "text",
      required: true,
      key: true,
      description: {
        fi: "Tili: 3xxx toimintatuotot, 4xxx toimintakulut",
        sv: "Konto: 3xxx verksamhetsintäkter, 4xxx verksamhetskostnader",
        en: "Account: 3xxx operating revenue, 4xxx operating expenses",
      },
      aliases: ["tili", "tilinumero"],
    },
    {
      name: "cost_centre",
      field: "cost_centre",
      kind: "text",
      required: true,
      key: true,
      description: { fi: "Kustannuspaikka", sv: "Kostnadsställe", en: "Cost centre" },
      aliases: ["kustannuspaikka", "kp"],
    },
    {
      name: "service",
      field: "service",
      kind: "text",
      required: true,
      key: true,
      description: {
        fi: "Palvelu; sama tunnus kuin talousarviossa",
        sv: "Tjänst; samma kod som i budgeten",
        en: "Service; the same code as in the budget",
      },
      aliases: ["palvelu", "toiminto"],
    },
    {
      name: "entry",
      field: "entry",
      kind: "text",
      required: false,
      key: true,
      description: {
        fi: "Tositteen tunnus, kun rivejä on monta",
        sv: "Verifikatets kod när raderna är många",
        en: "Voucher id, when there are several rows",
      },
      aliases: ["tosite"],
    },
    {
      name: "amount_eur",
      field: "amount_cents",
      kind: "euros",
      required: true,
      key: false,
      unit: "EUR",
      description: {
        fi: "Summa tilin omaan suuntaan; oikaisu miinusmerkkisenä",
        sv: "Belopp åt kontots håll; rättelse med minus",
        en: "Amount on the account's own side; a reversal is negative",
      },
      aliases: ["summa", "maara_eur", "toteuma", "eur"],
    },
  ],
};

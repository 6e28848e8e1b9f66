import type { Language, Localised } from "@luotsi/base";

import { amount, table } from "./liability-table.ts";
import type { ReconcileReport } from "./reconcile-report.ts";

const words = {
  agree: {
    fi: "Lasku vastaa omaa laskelmaa.",
    sv: "Fakturan motsvarar vår beräkning.",
    en: "The invoice agrees with our ledger.",
  },
  differ: {
    fi: "Lasku poikkeaa omasta laskelmasta.",
    sv: "Fakturan avviker från vår beräkning.",
    en: "The invoice differs from our ledger.",
  },
  computed: { fi: "Laskettu €", sv: "Beräknat €", en: "Computed €" },
  billed: { fi: "Laskutettu €", sv: "Fakturerat €", en: "Billed €" },
  part: { fi: "Eron osa", sv: "Del av skillnaden", en: "Part of the difference" },
  count: { fi: "Tapauksia", sv: "Fall", en: "Cases" },
  euros: { fi: "Euroa", sv: "Euro", en: "Euros" },
  difference: { fi: "Erotus", sv: "Skillnad", en: "Difference" },
  person: { fi: "Henkilö", sv: "Person", en: "Person" },
  month: { fi: "Etuuskuukausi", sv: "Förmånsmånad", en: "Benefit month" },
  benefit: { fi: "Etuus", sv: "Förmån", en: "Benefit" },
  kind: { fi: "Laji", sv: "Slag", en: "Kind" },
  waiting: {
    fi: "Ryhmä vielä laskuttamatta, henkilöitä",
    sv: "En grupp ännu ofakturerad, personer",
    en: "A group not billed yet, people",
  },
  others: {
    fi: "Muissa kunnissa asuvien osuudet, eivät mukana summissa",
    sv: "Andelar för personer med annan hemkommun, ingår inte i summorna",
    en: "Shares of people with another home municipality, not in the totals",
  },
  later: {
    fi: "Laskuttamatta toistaiseksi, ei mukana summissa",
    sv: "Ännu ofakturerat, ingår inte i summorna",
    en: "Not yet invoiced, not in the totals",
  },
} as const satisfies Readonly<Record<string, Localised>>;

/** The answer for a person to read. @returns lines of text, ending in a line break. */
export function reconcileTable(report: ReconcileReport, language: Language): string {
  const word = (key: keyof typeof words): string => words[key][language];
  const money = (value: number): string => amount(value, 2, language);
  const { notYetInvoiced, otherHomes } = report.leftOut;
  const waiting = report.notBilledYet;
  const parts = [
    [word("computed"), "", money(report.computedEur)],
    ...report.explained.map(({ part, count, eur }) => [
      part,
      count === undefined ? "" : amount(count, 0, language),
      money(eur),
    ]),
    [word("billed"), "", money(report.billedEur)],
  ];
  const rows = report.differences.map((one) => [
    one.person_id,
    one.month,
    one.benefit,
    one.cause === undefined ? one.kind : `${one.kind}: ${one.cause}`,
    money(one.computedEur),
    money(one.billedEur),
  ]);
  const columns = ["person", "month", "benefit", "kind", "computed", "billed"] as const;
  return [
    `${word(report.agree ? "agree" : "differ")}\n`,
    table([word("part"), word("count"), word("euros")], parts),
    ...(rows.length === 0
      ? []
      : [
          table(
            columns.map((column) => word(column)),
            rows,
          ),
        ]),
    ...(waiting.people === 0
      ? []
      : [
          `${word("waiting")}: ${amount(waiting.people, 0, language)}, ${money(waiting.computedEur)} €\n`,
        ]),
    ...(notYetInvoiced.count === 0 ? [] : [`${word("later")}: ${money(notYetInvoiced.eur)} €\n`]),
    ...(otherHomes.count === 0 ? [] : [`${word("others")}: ${money(otherHomes.eur)} €\n`]),
  ].join("\n");
}

import type { ModelGroups } from "@luotsi/contract";

import type { PaperTable } from "../paper/document.ts";
import type { ReportPaper } from "./report-paper.ts";

/** What each model costs, oldest first. */
export function modelsTable({ report, t, text, format }: ReportPaper): PaperTable {
  const { models, compared, paidCents } = report.models;
  const old = models.find(({ id }) => id === compared.old)?.owedCents ?? 0;
  return {
    kind: "table",
    caption: t.results.table,
    note: "",
    columns: [
      { title: t.results.model, kind: "text" },
      { title: t.results.owed, kind: "number" },
      { title: t.results.difference, kind: "number" },
      { title: t.results.share, kind: "number" },
    ],
    widths: [3, 1.3, 1.5, 1.2],
    rows: models.map(({ id, title, owedCents }) => [
      text(title),
      format.euros(owedCents),
      id === compared.old ? "" : signed(format.euros(owedCents - old), owedCents - old),
      paidCents === 0 ? "" : format.percent((100 * owedCents) / paidCents),
    ]),
    hasTotal: false,
  };
}

/** Gains and losses of one breakdown. */
export function groupTable(
  { report, t, text, format }: ReportPaper,
  grouping: ModelGroups,
): PaperTable {
  const { models, compared } = report.models;
  const places = [compared.old, compared.new].map((id) =>
    models.findIndex((model) => model.id === id),
  );
  return {
    kind: "table",
    caption: text(grouping.title),
    note: text(grouping.note),
    columns: [
      { title: text(grouping.title), kind: "text" },
      { title: t.groups.people, kind: "number" },
      { title: t.figures.old, kind: "number" },
      { title: t.figures.new, kind: "number" },
      { title: t.groups.difference, kind: "number" },
    ],
    widths: [3, 1, 1.4, 1.4, 1.4],
    rows: grouping.rows.map(({ title, people, owedCents, differenceCents }) => {
      const owed = places.map((at) => owedCents[at] ?? null);
      if (people === null || differenceCents === null) {
        return [text(title), t.groups.hidden, ...Array<string>(3).fill(t.groups.hiddenAmount)];
      }
      return [
        text(title),
        format.number(people, 0),
        ...owed.map((cents) => format.euros(cents ?? 0)),
        signed(format.euros(differenceCents), differenceCents),
      ];
    }),
    hasTotal: false,
  };
}

/** The compensation from the base year to the period; undefined when it cannot be computed. */
export function compensationTable({ report, t, format }: ReportPaper): PaperTable | undefined {
  const { compensation } = report.models;
  if (compensation === null) return undefined;
  const { baseYear, oldCents, newCents, exemptPersonsCents, yearCents, period } = compensation;
  const year = String(baseYear);
  const rows: [string, number][] = [
    [t.compensation.new(year), newCents],
    [t.compensation.old(year), oldCents],
    [t.compensation.year, yearCents],
    [t.compensation.exempt, exemptPersonsCents],
    ...(period === null
      ? []
      : ([
          [t.compensation.increase, period.increaseCents],
          [t.compensation.paid, period.compensationCents],
          [t.compensation.gap, period.gapCents],
        ] satisfies [string, number][])),
  ];
  const estimated = t.compensation.estimated(String(compensation.monthsKnown));
  return {
    kind: "table",
    caption: t.compensation.table,
    note: compensation.isEstimated ? estimated : "",
    columns: [
      { title: t.compensation.item, kind: "text" },
      { title: t.compensation.euros, kind: "number" },
    ],
    widths: [3, 1],
    rows: rows.map(([label, cents]) => [label, format.euros(cents)]),
    hasTotal: period !== null,
  };
}

/** What one person fewer saves by paid days. */
export function incentiveTable({ report, t, text, format }: ReportPaper): PaperTable {
  return {
    kind: "table",
    caption: t.incentive.table,
    note: "",
    columns: [
      { title: t.incentive.days, kind: "text" },
      { title: t.incentive.leavingOld, kind: "number" },
      { title: t.incentive.leavingNew, kind: "number" },
      { title: t.incentive.serviceOld, kind: "number" },
      { title: t.incentive.serviceNew, kind: "number" },
    ],
    widths: [1.6, 1.2, 1.2, 1.2, 1.2],
    rows: report.models.incentive.classes.map((each) => [
      text(each.title),
      format.euros(each.leavingOldCents),
      format.euros(each.leavingNewCents),
      format.euros(each.serviceOldCents),
      format.euros(each.serviceNewCents),
    ]),
    hasTotal: false,
  };
}

/** Every open question with its answers. */
export function effectsTable({ report, t, text, format }: ReportPaper): PaperTable {
  return {
    kind: "table",
    caption: t.effects.table,
    note: "",
    columns: [
      { title: t.effects.question, kind: "text" },
      { title: t.effects.answer, kind: "text" },
      { title: t.effects.difference, kind: "number" },
    ],
    widths: [2.4, 2.4, 1.4],
    rows: report.effects.effects.flatMap(({ title, kind, answers }) =>
      answers.map(({ text: answer, isDefault, differenceCents }, at) => {
        const untried = kind === "single" ? t.effects.single : t.effects.elsewhere;
        const difference =
          differenceCents === null
            ? untried
            : signed(format.euros(differenceCents), differenceCents);
        return [
          at === 0 ? text(title) : "",
          isDefault ? `${text(answer)} (${t.effects.isDefault})` : text(answer),
          kind === "tried" && isDefault ? "" : difference,
        ];
      }),
    ),
    hasTotal: false,
  };
}

/** The dated law behind the figures. */
export function lawTable({ report, t, text, format }: ReportPaper): PaperTable {
  return {
    kind: "table",
    caption: t.assumptions.law,
    note: "",
    columns: [
      { title: t.assumptions.rule, kind: "text" },
      { title: t.assumptions.inForce, kind: "text" },
      { title: t.assumptions.value, kind: "text" },
      { title: t.assumptions.source, kind: "text" },
      { title: t.assumptions.confidence, kind: "text" },
    ],
    widths: [2.2, 1.5, 2.4, 2, 1.3],
    rows: report.law.map(({ title, from, until, value, source, confidence }) => [
      text(title),
      until === null ? `${format.day(from)}–` : `${format.day(from)}–${format.day(until)}`,
      text(value),
      source,
      text(confidence),
    ]),
    hasTotal: false,
  };
}

/** Deliveries behind the figures. */
export function batchesTable({ report, t, text, format }: ReportPaper): PaperTable {
  return {
    kind: "table",
    caption: t.data.batches,
    note: "",
    columns: [
      { title: t.data.batch, kind: "number" },
      { title: t.data.source, kind: "text" },
      { title: t.data.imported, kind: "text" },
      { title: t.data.hash, kind: "text" },
    ],
    widths: [0.8, 2, 1.2, 1.6],
    rows: report.models.provenance.batches.map(({ id, sourceTitle, importedOn, hash }) => [
      String(id),
      text(sourceTitle),
      format.day(importedOn),
      hash,
    ]),
    hasTotal: false,
  };
}

function signed(text: string, cents: number): string {
  return cents > 0 ? `+${text}` : text;
}

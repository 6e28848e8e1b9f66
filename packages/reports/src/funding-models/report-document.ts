import type { PaperBlock, PaperDocument, PaperFigure } from "../paper/document.ts";
import type { ReportPaper } from "./report-paper.ts";
import { monthsAlt, pictureFiles } from "./report-pictures.ts";
import {
  batchesTable,
  compensationTable,
  effectsTable,
  groupTable,
  incentiveTable,
  lawTable,
  modelsTable,
} from "./report-tables.ts";

/** The analysis block by block: finding, question, method, results, who gains, compensation, sensitivity, sources. */
export function reportDocument(paper: ReportPaper): PaperDocument {
  const { report, language, t, text, format } = paper;
  const { models, effects } = report;
  const body = models.hasPayments
    ? [
        ...resultBlocks(paper),
        ...groupBlocks(paper),
        ...compensationBlocks(paper),
        ...incentiveBlocks(paper),
        ...(effects.hasPayments ? effectBlocks(paper) : []),
      ]
    : incentiveBlocks(paper);
  return {
    language,
    title: t.title,
    subtitle: t.subtitle(text(models.areaName), text(models.period.title)),
    footer: t.footer(format.day(report.day)),
    page: t.page,
    ribbon: models.synthetic ? t.ribbon : "",
    blocks: [
      { kind: "lead", text: text(models.finding) },
      ...(models.hasPayments ? [keyFigures(paper), bridgePicture(paper)] : []),
      ...models.notes.map((note): PaperBlock => ({ kind: "note", text: text(note) })),
      heading(t.question.heading),
      { kind: "text", text: t.question.text },
      heading(t.method.heading),
      { kind: "text", text: t.method.text },
      { kind: "list", items: t.method.limits },
      ...body,
      ...sourceBlocks(paper),
    ],
  };
}

function heading(text: string, level: 1 | 2 = 1): PaperBlock {
  return { kind: "heading", level, text };
}

function keyFigures({ report, t, format }: ReportPaper): PaperBlock {
  const { models, compared, differenceCents, paidCents, compensation } = report.models;
  const owed = (id: string): number => models.find((model) => model.id === id)?.owedCents ?? 0;
  const ofPaid = (cents: number): string =>
    paidCents === 0 ? "" : t.figures.ofPaid(format.percent((100 * cents) / paidCents));
  const old = owed(compared.old);
  const items: PaperFigure[] = [
    { label: t.figures.old, value: format.shortEuros(old), note: ofPaid(old) },
    {
      label: t.figures.new,
      value: format.shortEuros(owed(compared.new)),
      note: ofPaid(owed(compared.new)),
    },
    {
      label: t.figures.difference,
      value: format.change(differenceCents),
      note: old === 0 ? "" : format.percent((100 * differenceCents) / old),
    },
  ];
  if (compensation !== null) {
    const { period, yearCents, isEstimated } = compensation;
    const gap = period === null ? "" : format.shortEuros(Math.abs(period.gapCents));
    const stays = (period?.gapCents ?? 0) >= 0 ? t.figures.gap(gap) : t.figures.surplus(gap);
    const notes = [
      period === null ? t.figures.notYet : stays,
      ...(isEstimated ? [t.figures.estimated] : []),
    ];
    items.push({
      label: t.figures.compensation,
      value: format.shortEuros(period?.compensationCents ?? yearCents),
      note: notes.join("; "),
    });
  }
  return { kind: "key-figures", items };
}

function bridgePicture({ report, t, text }: ReportPaper): PaperBlock {
  const { finding, period } = report.models;
  return {
    kind: "picture",
    file: pictureFiles.bridge,
    alt: text(finding),
    title: t.results.bridge,
    subtitle: t.results.bridgeSubtitle(text(period.title)),
  };
}

function resultBlocks(paper: ReportPaper): readonly PaperBlock[] {
  const { report, t, format } = paper;
  const { models } = report;
  const people = models.people === null ? t.groups.hidden : format.number(models.people, 0);
  return [
    heading(t.results.heading),
    { kind: "text", text: t.results.people(people, format.shortEuros(models.paidCents)) },
    modelsTable(paper),
    {
      kind: "picture",
      file: pictureFiles.months,
      alt: monthsAlt(paper),
      title: t.results.months,
      subtitle: t.results.monthsSubtitle,
    },
  ];
}

function groupBlocks(paper: ReportPaper): readonly PaperBlock[] {
  const { report, t, text } = paper;
  const [first, ...others] = report.models.groupings;
  return [
    heading(t.groups.heading),
    { kind: "text", text: t.groups.text },
    ...(first === undefined ? [] : [groupTable(paper, first)]),
    {
      kind: "picture",
      file: pictureFiles.paidDays,
      alt: `${t.groups.picture}. ${t.groups.text}`,
      title: t.groups.picture,
      subtitle: t.groups.pictureSubtitle(text(report.models.period.title)),
    },
    ...others.map((grouping) => groupTable(paper, grouping)),
  ];
}

function compensationBlocks(paper: ReportPaper): readonly PaperBlock[] {
  const { report, t, text, format } = paper;
  const { compensation } = report.models;
  const table = compensationTable(paper);
  if (compensation === null || table === undefined) {
    return [heading(t.compensation.heading), { kind: "text", text: t.compensation.none }];
  }
  const { baseYear, exemptPersonsPercent, isEstimated, finding } = compensation;
  const percent = format.percent(exemptPersonsPercent, 0);
  return [
    heading(t.compensation.heading),
    { kind: isEstimated ? "note" : "text", text: text(finding) },
    { kind: "text", text: t.compensation.rule(String(baseYear), percent) },
    table,
  ];
}

function incentiveBlocks(paper: ReportPaper): readonly PaperBlock[] {
  const { report, t, text, format } = paper;
  const { incentive } = report.models;
  const daily = format.euros(incentive.dailyCents, 2);
  const { yearCents, lagYears } = incentive.transfer;
  return [
    heading(t.incentive.heading),
    { kind: "text", text: text(incentive.finding) },
    {
      kind: "text",
      text: t.incentive.text(daily, format.number(incentive.daysPerMonth, 1)),
    },
    incentiveTable(paper),
    {
      kind: "text",
      text: t.incentive.transfer(format.euros(yearCents), format.number(lagYears, 0)),
    },
  ];
}

function effectBlocks(paper: ReportPaper): readonly PaperBlock[] {
  const { report, t, text, format } = paper;
  const { effects } = report;
  return [
    heading(t.effects.heading),
    { kind: "text", text: text(effects.finding) },
    {
      kind: "picture",
      file: pictureFiles.effects,
      alt: text(effects.finding),
      title: t.effects.picture,
      subtitle: t.effects.pictureSubtitle(
        text(effects.period.title),
        format.shortEuros(effects.generalBenefitCents),
      ),
    },
    { kind: "text", text: text(effects.provenance.definition) },
    effectsTable(paper),
  ];
}

function sourceBlocks(paper: ReportPaper): readonly PaperBlock[] {
  const { report, t, text } = paper;
  const { version = "", data = "", law = "" } = report.models.provenance.run;
  return [
    heading(t.assumptions.heading),
    heading(t.assumptions.list, 2),
    {
      kind: "list",
      items: [
        ...report.effects.effects.map(
          ({ title, question, affects }) =>
            `${text(title)}. ${text(question)} ${t.assumptions.affects(text(affects))}`,
        ),
        ...t.assumptions.own,
        ...report.models.provenance.assumptions
          .filter(({ name }) => name === "rounding")
          .map((rounding) => text(rounding.text)),
      ],
    },
    lawTable(paper),
    heading(t.data.heading),
    { kind: "text", text: t.data.run(version, data, law) },
    batchesTable(paper),
  ];
}

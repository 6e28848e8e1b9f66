import type { ChartColour, TimeSlot } from "@luotsi/charts";

import type { Picture } from "../drawing/draw.ts";
import type { ReportPaper } from "./report-paper.ts";

/** File names of the pictures, as the document refers to them. */
export const pictureFiles = {
  bridge: "bridge.svg",
  months: "months.svg",
  paidDays: "paid-days.svg",
  effects: "effects.svg",
} as const;

const colours: readonly ChartColour[] = ["comparison", "category-3", "benefit"];

/** The pictures of the analysis by file name. */
export function reportPictures(paper: ReportPaper): ReadonlyMap<string, Picture> {
  return new Map([
    [pictureFiles.bridge, bridge(paper)],
    [pictureFiles.months, months(paper)],
    [pictureFiles.paidDays, paidDays(paper)],
    [pictureFiles.effects, effects(paper)],
  ]);
}

function bridge({ report, t, text, format }: ReportPaper): Picture {
  const { models } = report;
  return {
    kind: "bridge",
    view: {
      text: { title: t.results.bridge, description: text(models.finding), empty: "" },
      steps: models.bridge.map(({ id, label, cents, kind }) => ({
        id,
        label: text(label),
        value: cents,
        text: kind === "total" ? format.shortEuros(cents) : format.change(cents),
        kind,
      })),
    },
  };
}

/** Millions on the axis need decimals while the figures are small. */
const oneMillion = 100_000_000;

function months({ report, t, text, format }: ReportPaper): Picture {
  const { models } = report;
  const top = Math.max(0, ...models.months.flatMap(({ owedCents }) => owedCents)) / oneMillion;
  const decimals = top < 1 ? 2 : 1;
  return {
    kind: "lines",
    writeTick: (value) => format.number(value, decimals),
    view: {
      text: {
        title: t.results.months,
        description: monthsAlt({ report, t, text, format }),
        empty: "",
      },
      slots: models.months.map(({ month }): TimeSlot => ({
        key: month,
        label: format.month(month),
        tick: format.shortMonth(month),
        group: month.slice(0, 4),
      })),
      series: models.models.map(({ id, shortTitle }, at) => ({
        id,
        name: text(shortTitle),
        colour: colours[at] ?? "comparison",
        points: models.months.map(({ owedCents }) => ({
          value: (owedCents[at] ?? 0) / oneMillion,
          text: format.shortEuros(owedCents[at] ?? 0),
          state: "final" as const,
        })),
      })),
      breaks: [],
    },
  };
}

/** What the lines say to whoever does not see them. */
export function monthsAlt({
  report,
  t,
  text,
  format,
}: Pick<ReportPaper, "report" | "t" | "text" | "format">): string {
  const { models } = report;
  const last = models.months.at(-1);
  const list = models.models
    .map(
      ({ shortTitle }, at) => `${text(shortTitle)} ${format.shortEuros(last?.owedCents[at] ?? 0)}`,
    )
    .join(", ");
  return t.results.monthsAlt(list);
}

function paidDays({ report, t, text, format }: ReportPaper): Picture {
  const groups = report.models.groupings.find(({ id }) => id === "paid-days")?.rows ?? [];
  return {
    kind: "difference-bars",
    view: {
      text: { title: t.groups.picture, description: t.groups.text, empty: "" },
      bars: groups.map(({ code, title, differenceCents }) => ({
        id: code,
        label: text(title),
        value: differenceCents,
        text: differenceCents === null ? t.groups.hiddenAmount : format.change(differenceCents),
      })),
    },
  };
}

/** What rests on it is no choice between two answers, and would dwarf the others: it is told in words. */
const generalBenefit = "general_benefit_shares";

function effects({ report, t, text, format }: ReportPaper): Picture {
  const answers = report.effects.effects
    .filter(({ id, kind }) => kind === "tried" && id !== generalBenefit)
    .flatMap(({ id, title, answers: tried }) =>
      tried.filter(({ isDefault }) => !isDefault).map((answer) => ({ id, title, answer })),
    );
  return {
    kind: "difference-bars",
    view: {
      text: {
        title: t.effects.picture,
        description: text(report.effects.finding),
        empty: "",
      },
      bars: answers.map(({ id, title, answer }) => ({
        id: `${id} ${answer.value}`,
        label: `${text(title)}: ${text(answer.text)}`,
        value: answer.differenceCents,
        text: format.change(answer.differenceCents ?? 0),
      })),
    },
  };
}

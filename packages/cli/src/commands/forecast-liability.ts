import { readFile } from "node:fs/promises";

import { AppError } from "@luotsi/base";
import {
  longestLiabilityForecast,
  type LiabilityBacktest,
  type LiabilityBacktestBand,
  type LiabilityForecastGroup,
  type MoneyForecast,
  type ScenarioDefinition,
} from "@luotsi/contract";
import { readScenarioText, reportForecast, type ForecastReport } from "@luotsi/usecases";

import type { Command, CommandContext } from "../command.ts";
import { forecastTable } from "../forecast/forecast-table.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

const command = "forecast liability";

/** `luotsi forecast liability`: the benefit liability ahead, from the workspace's own people. */
export const forecastLiabilityCommand: Command = {
  usage: "[--months 60] [--scenario S.json] [--seed 1]",
  options: {
    months: {
      type: "string",
      help: `months ahead, 1–${longestLiabilityForecast}; defaults to ${longestLiabilityForecast}`,
    },
    scenario: { type: "string", help: "file of a scenario: what would be otherwise than now" },
    seed: { type: "string", help: "seed of chance; defaults to 1" },
    ...workspaceOptions,
  },
  run: async (context) => {
    const months = wholeNumber(context, "months", {
      or: longestLiabilityForecast,
      least: 1,
      largest: longestLiabilityForecast,
    });
    const seed = wholeNumber(context, "seed", { or: 1, least: 0, largest: 4_294_967_295 });
    const scenario = await scenarioOption(context);
    await inWorkspace(context.options, { command, act: "read" }, async (workspace) => {
      const report = await reportForecast(
        workspace,
        { scenario, seed },
        { onProgress: progressNotes(context) },
      );
      context.print(
        context.json
          ? JSON.stringify(writtenForecast(report, { months, scenario }))
          : forecastTable(report, months, context.language),
      );
    });
    return 0;
  },
};

async function scenarioOption({
  options,
  errorLanguage,
}: CommandContext): Promise<ScenarioDefinition | undefined> {
  const { scenario } = options;
  if (typeof scenario !== "string") return undefined;
  let text: string;
  try {
    text = await readFile(scenario, "utf8");
  } catch {
    throw new AppError("FILE_NOT_READABLE", { file: scenario });
  }
  return readScenarioText(text, errorLanguage);
}

interface Limits {
  readonly or: number;
  readonly least: number;
  readonly largest: number;
}

function wholeNumber(
  { options }: CommandContext,
  name: "months" | "seed",
  { or, least, largest }: Limits,
): number {
  const written = options[name];
  if (typeof written !== "string") return or;
  const value = Number(written);
  if (/^\d+$/.test(written) && value >= least && value <= largest) return value;
  throw wrongUsage(`--${name} ${written}: ${least}–${largest}`);
}

/** A line for each tenth of the work. */
function progressNotes({ note, language }: CommandContext): (share: number) => void {
  let tenth = 0;
  return (share) => {
    const reached = Math.floor(10 * share);
    if (reached <= tenth) return;
    tenth = reached;
    note(`${progressWords[language]} ${10 * tenth} %`);
  };
}

const progressWords = {
  fi: "Lasketaan ennustetta:",
  sv: "Beräknar prognosen:",
  en: "Computing the forecast:",
} as const;

/** The report as the command contract has it: euros as decimal numbers. */
function writtenForecast(
  report: ForecastReport,
  {
    months,
    scenario,
  }: { readonly months: number; readonly scenario: ScenarioDefinition | undefined },
): Readonly<Record<string, unknown>> {
  return {
    lastKnownMonth: report.lastKnownMonth,
    scenario: scenario ?? null,
    finding: report.finding,
    leftOut: report.leftOut,
    months: report.months.slice(0, months).map(({ month, owed, paidDays, receivers, steps }) => ({
      month,
      paidDays,
      receivers,
      owedEur: inEuros(owed),
      byStep: steps.map(({ percent, days, cents }) => ({
        percent,
        paidDays: days,
        owedEur: cents / 100,
      })),
    })),
    years: report.years.map(({ year, forecastMonths, knownCents, lateCents, total }) => ({
      year,
      forecastMonths,
      knownEur: knownCents / 100,
      lateEur: lateCents / 100,
      totalEur: inEuros(total),
    })),
    splits: report.splits.map(({ split, groups }) => ({
      split,
      groups: groups.map((group) => writtenGroup(group, report, months)),
    })),
    backtest: report.backtest === null ? null : writtenBacktest(report.backtest),
    assumptions: report.assumptions,
    synthetic: report.synthetic,
  };
}

/** A group's months ahead as they are expected, and the forecast months of its years with their intervals where there are any. */
function writtenGroup(
  { key, title, monthCents, years }: LiabilityForecastGroup,
  report: ForecastReport,
  months: number,
): Readonly<Record<string, unknown>> {
  return {
    key,
    title,
    months: report.months.slice(0, months).map(({ month }, at) => ({
      month,
      owedEur: (monthCents[at] ?? 0) / 100,
    })),
    years: years.map(({ year, cents, total }) => ({
      year,
      owedEur: total === null ? { mean: cents / 100 } : inEuros(total),
    })),
  };
}

function inEuros(forecast: MoneyForecast): MoneyForecast {
  const { mean, lo50, hi50, lo80, hi80, lo95, hi95 } = forecast;
  return {
    mean: mean / 100,
    lo50: lo50 / 100,
    hi50: hi50 / 100,
    lo80: lo80 / 100,
    hi80: hi80 / 100,
    lo95: lo95 / 100,
    hi95: hi95 / 100,
  };
}

function writtenBacktest(backtest: LiabilityBacktest): Readonly<Record<string, unknown>> {
  const { origins, firstOrigin, lastOrigin, bands, all, isBest, sentences } = backtest;
  return {
    origins,
    firstOrigin,
    lastOrigin,
    ...writtenBand(all),
    bands: bands.map((band) => ({ from: band.from, to: band.to, ...writtenBand(band) })),
    isBest,
    sentences,
  };
}

function writtenBand(band: LiabilityBacktestBand): Readonly<Record<string, unknown>> {
  const { forecasts, flow, series, lastYear, coverage50, coverage80, coverage95 } = band;
  return {
    forecasts,
    ...flow,
    seriesMase: series.mase,
    seriesSmape: series.smape,
    seasonalNaiveMase: lastYear.mase,
    seasonalNaiveSmape: lastYear.smape,
    coverage50,
    coverage80,
    coverage95,
  };
}

import type { ForecastMessages } from "./messages.fi.ts";

export const en: ForecastMessages = {
  title: "Forecast of the liability",
  filters: "Shown {span}, divided {split}.",
  spanLabel: "Period",
  spans: {
    "this-year": "to the end of this year",
    "next-year": "to the end of next year",
    "five-years": "five years ahead",
  },
  splitLabel: "Division",
  splits: {
    municipality: "by municipality",
    age: "by age",
    integration: "by integration status",
    step: "by step of the share",
  },
  month: "Month",
  chartTitle: "The municipal share month by month: actual and forecast",
  chartSubtitle: (period) =>
    `Municipal share for the month the benefit is for, € million; ${period}`,
  chartDescription: (period, ahead) =>
    `A line of the municipal share month by month, ${period}; the forecast with its intervals, ${ahead}.`,
  level: {
    rises: (before, after) => `The monthly municipal share rises from ${before} to ${after}`,
    falls: (before, after) => `The monthly municipal share falls from ${before} to ${after}`,
    inYear: (year) => `in ${year}`,
    by: (month) => `by ${month}`,
    sinceYearAgo: {
      rises: (before, after) =>
        `The monthly municipal share rises from ${before} a year earlier to ${after}`,
      falls: (before, after) =>
        `The monthly municipal share falls from ${before} a year earlier to ${after}`,
    },
    stays: (level) => `The monthly municipal share stays at ${level} in the forecast`,
    unsure: {
      rises: (before, after) =>
        `It cannot be said yet whether the monthly share rises: ${before} → ${after}`,
      falls: (before, after) =>
        `It cannot be said yet whether the monthly share falls: ${before} → ${after}`,
    },
    yearNote:
      "The figures in the title are means: the last 12 months that have come and the last 12 forecast months shown.",
    sameMonthsNote:
      "The figures in the title are means: the forecast months shown and the same months a year before.",
    sameMonthNote: "The title compares the forecast month shown with the same month a year before.",
    unsureNote: "The level so far is inside the forecast's 80% interval.",
  },
  chartNote:
    "Dashed: some of the month's records are still to come and are estimated from the delays. Fan: the forecast's 50, 80 and 95% intervals.",
  liability: "municipal share",
  known: "known",
  provisionalText: (known) => `of which ${known} has come`,
  probably: (range) => `probably ${range}`,
  yearFigure: (year) => `Municipal share ${year}`,
  moreThanBefore: (share) => `${share} more than the year before`,
  lessThanBefore: (share) => `${share} less than the year before`,
  sameAsBefore: "the same as the year before",
  generalBenefit:
    "The municipal share of the general benefit is an assumption: the steps of labour-market subsidy.",
  years: "Years",
  yearsCaption: "Municipal share by year, € million",
  year: "Year",
  knownEuros: "Actual",
  lateEuros: "Still to come",
  forecastEuros: "Forecast",
  whole: "Whole year",
  interval80: "80% interval",
  interval95: "95% interval",
  change: "Change",
  groupsTitle: (split) => `What the forecast is made of ${split}`,
  groupsSubtitle: (split, period) => `Forecast municipal share ${split}, € million; ${period}`,
  groupsDescription: (split, period) =>
    `Forecast municipal share month by month, ${split}, ${period}.`,
  wholeForecast: (name) => `The whole forecast: ${name}`,
  largestShare: (name, share) => `Largest share of the forecast, ${share}: ${name}`,
  groupsCaption: (split) => `Forecast municipal share ${split}, € million`,
  group: "Group",
  partOfYear: (year, months) => `${year} (${months} months)`,
  othersNote: "Groups of fewer than five receivers are added together.",
  backtestTitle: "How the forecast has hit",
  backtestChart: (ahead) => `What came, and the forecast made ${ahead}`,
  backtestMissed: (ahead, miss) => `forecasts made ${ahead} were off by ${miss}`,
  monthsBefore: (months) => `${months} months ahead`,
  oneMonthBefore: "one month ahead",
  onAverage: (text) => `an average of ${text}`,
  backtestSubtitle: (period) =>
    `Municipal share under the law now for the month of the benefit, € million; ${period}`,
  backtestDescription: (period) =>
    `Lines of what came and of the earlier forecast with its intervals, ${period}.`,
  outcome: "what came",
  earlierForecast: "forecast",
  backtestCaption: "Mean error by distance",
  distance: "Distance",
  distanceText: (from, to) => `${from}–${to} months`,
  ownError: "Forecast that learns from people",
  seriesError: "Plain series",
  lastYearError: "Repeating last year",
  inside80: "Inside the 80% interval",
  inside95: "Inside the 95% interval",
  tried: "Forecasts",
  computing: "Computing the forecast from the area's own people",
  computingBacktest: "Trying the forecast out on past months",
  computingNote: "The work goes on even if you leave the page.",
  failed: "The forecast could not be computed",
  nothing: "The forecast cannot be made yet",
  importLink: "Import the benefit payments",
  definitions: "How the forecast is made",
  uncertainty: "Uncertainty",
  assumptionsTitle: "What the forecast rests on",
  runTitle: "Run",
};

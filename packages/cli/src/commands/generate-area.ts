import { formatMonth, parseMonth, type Month } from "@luotsi/base";
import { mostPeople, writeArea, type AreaSummary } from "@luotsi/testkit";

import type { Command, CommandContext, OptionValues } from "../command.ts";
import { unwritablePath } from "../unwritable-path.ts";
import { wrongUsage } from "../wrong-usage.ts";

const mostMonths = 240;
const largestSeed = 4_294_967_295;

/** `luotsi generate`: writes a synthetic employment area. */
export const generateArea: Command = {
  usage: "--out DIR [--people N] [--from MONTH] [--months M] [--seed S] [--partial-payments]",
  options: {
    people: { type: "string", help: "number of people; 15000 is the size of Lahti. Default 15000" },
    from: { type: "string", help: "first month, YYYY-MM. Default 2023-11" },
    months: { type: "string", help: "number of months. Default 36" },
    seed: { type: "string", help: "seed of chance; same seed, same bytes. Default 1" },
    out: { type: "string", help: "folder to write; made when needed" },
    "partial-payments": {
      type: "boolean",
      help: "payments as the payer may list them: people financed or past 60 paid days",
    },
  },
  run(context) {
    const { options } = context;
    const people = wholeOption(options, "people", { fallback: 15_000, least: 1, most: mostPeople });
    const out = outOption(options);
    const area = {
      people,
      from: monthOption(options),
      months: wholeOption(options, "months", { fallback: 36, least: 1, most: mostMonths }),
      seed: wholeOption(options, "seed", { fallback: 1, least: 0, most: largestSeed }),
      out,
      partialPayments: options["partial-payments"] === true,
      onProgress: progress(context, people),
    };
    report(context, writtenArea(area));
    return Promise.resolve(0);
  },
};

function writtenArea(area: Parameters<typeof writeArea>[0]): AreaSummary {
  try {
    return writeArea(area);
  } catch (error) {
    throw unwritablePath(error, { option: "--out", path: area.out });
  }
}

function progress(context: CommandContext, people: number): (written: number) => void {
  const every = Math.max(5000, Math.ceil(people / 10));
  let said = 0;
  return (written) => {
    if (written - said < every) return;
    said = written;
    context.note(`${written} / ${people}`);
  };
}

function report({ json, print }: CommandContext, summary: AreaSummary): void {
  if (json) {
    print(JSON.stringify({ synthetic: true, ...summary }));
    return;
  }
  const { out, people, paymentRows, spells, files, calibration } = summary;
  const margins = calibration.map(({ name: margin, month, target, reached, deviation }) =>
    [
      margin,
      month ?? "",
      String(target),
      String(reached),
      `${(100 * deviation).toFixed(1)} %`,
    ].join("\t"),
  );
  print(
    [
      `${out}: ${people} people, ${spells} spells, ${paymentRows} payments, ${files.length} files. Synthetic.`,
      "margin\tmonth\ttarget\treached\tdeviation",
      ...margins,
    ].join("\n"),
  );
}

interface Range {
  readonly fallback: number;
  readonly least: number;
  readonly most: number;
}

function wholeOption(options: OptionValues, key: string, { fallback, least, most }: Range): number {
  const text = options[key];
  if (text === undefined) return fallback;
  const value = typeof text === "string" && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw wrongUsage(`--${key}: ${least}–${most}`);
}

function monthOption(options: OptionValues): Month {
  const text = options["from"] ?? "2023-11";
  const parsed = typeof text === "string" ? parseMonth(text) : undefined;
  if (parsed !== undefined && formatMonth(parsed) >= "2022-01") return parsed;
  throw wrongUsage("--from: YYYY-MM, 2022-01 –");
}

function outOption(options: OptionValues): string {
  const out = options["out"];
  if (typeof out === "string" && out !== "") return out;
  throw wrongUsage("--out DIR");
}

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { formatMonth, type Month } from "@luotsi/base";
import { findInForce, listedFromPaidDays } from "@luotsi/law";

import { emptyVanished, writeBlock, type AreaRun } from "./area-block.ts";
import { fullScalePeople } from "./area-profile.ts";
import { openAreaFiles } from "./area-files.ts";
import { areaMarker, readme } from "./area-texts.ts";
import { benefitLevels } from "./benefit-levels.ts";
import { dayWriter } from "./cells.ts";
import { deliveryPlan } from "./deliveries.ts";
import { budgetLines, ledgerLine, postings } from "./ledger-file.ts";
import { identityHeadings, inventIdentities } from "./identities.ts";
import { calibration, marginCounter, type Margin } from "./margins.ts";
import { planInForce } from "./shares.ts";
import { purchaseLines, subsidyServices } from "./subsidy-files.ts";
import { openTape, streams } from "./tape.ts";
import { truthOf } from "./truth.ts";
import { makeWorld, type Population, type World } from "./world.ts";

export interface AreaOptions {
  /** Number of people, 1 up to `mostPeople`. */
  readonly people: number;
  readonly from: Month;
  readonly months: number;
  readonly seed: number;
  /** How people follow one another; `drawn` when left out. */
  readonly population?: Population;
  /** Folder, made when needed. */
  readonly out: string;
  /** Give people invented names, identity codes and contact details, for a workspace with a vault. */
  readonly identities?: "invented";
  /** Write payments as the payer may lawfully list them. */
  readonly partialPayments?: boolean;
  /** Money of the ledger and budget over that of Lahti; follows the number of people when left out. */
  readonly ledgerScale?: number;
  /** People worked on at a time; changes nothing in the files. */
  readonly blockSize?: number;
  /** Called with the number of people written. */
  readonly onProgress?: (written: number) => void;
}

/** What was written. */
export interface AreaSummary {
  readonly out: string;
  readonly people: number;
  readonly paymentRows: number;
  readonly spells: number;
  readonly files: readonly string[];
  readonly calibration: readonly Margin[];
}

/**
 * Writes a synthetic employment area: every extract in the import formats, its deliveries and the truth behind them.
 *
 * @param options size, time, chance and folder.
 * @returns a summary. Cost: linear in people and months; memory is one block of people.
 */
export function writeArea(options: AreaOptions): AreaSummary {
  const { people, from, months, seed, out, blockSize = 250 } = options;
  const world = makeWorld({
    seed,
    people,
    scale: options.ledgerScale ?? people / fullScalePeople,
    from,
    months,
    population: options.population,
  });
  mkdirSync(out, { recursive: true });
  const plan = deliveryPlan(world);
  const partial = options.partialPayments === true;
  const identityOf = options.identities === undefined ? undefined : inventIdentities();
  const identity = identityOf === undefined ? [] : identityHeadings;
  const files = openAreaFiles(out, plan, { partial, identity });
  const run = startRun(world, { files, plan, partial, identityOf });
  for (let first = 0; first < people; first += blockSize) {
    const count = Math.min(blockSize, people - first);
    writeBlock(run, first, count);
    options.onProgress?.(first + count);
  }
  finish(run, options);
  files.closeAll();
  return {
    out,
    people,
    paymentRows: run.counter.rows.payments,
    spells: run.counter.rows.spells,
    files: [...files.paths, "area.json", "truth.json", "README.txt"],
    calibration: calibration(run.counter, world),
  };
}

function startRun(
  world: World,
  { files, plan, partial, identityOf }: Pick<AreaRun, "files" | "plan" | "partial" | "identityOf">,
): AreaRun {
  const levels = benefitLevels(world);
  const open = (stream: number): ReturnType<typeof openTape> => openTape(world.seed, stream);
  const months = (): Float64Array => new Float64Array(world.monthStart.length);
  return {
    world,
    files,
    plan,
    partial,
    identityOf,
    levels,
    law: planInForce(),
    listedFrom: (at) => findInForce(listedFromPaidDays, at)?.value ?? 0,
    day: dayWriter(),
    tapes: {
      person: open(streams.person),
      history: open(streams.history),
      payments: open(streams.payments),
      invoices: open(streams.invoices),
      deliveries: open(streams.deliveries),
      registers: open(streams.registers),
    },
    counter: marginCounter(world),
    billed: [months(), months(), months(), months()],
    subsidies: Object.fromEntries(subsidyServices.map((id) => [id, months()])),
    planted: {
      errors: [],
      vanished: emptyVanished(),
      late: { people: 0, lines: 0, cents: 0 },
      unrecordedServices: 0,
      corrected: 0,
      delivered: 0,
      recoveries: 0,
    },
  };
}

function finish(run: AreaRun, options: AreaOptions): void {
  const { world, files, day } = run;
  const rows = postings(world, { billed: run.billed, subsidies: run.subsidies });
  for (const row of rows) files.ledger(row, ledgerLine(row));
  for (const line of budgetLines(world)) files.budget(line);
  files.commitments(world.lastMonth, purchaseLines(world.lastMonth, world, day));
  if (run.plan !== undefined) {
    files.commitments(run.plan.history, purchaseLines(run.plan.history, world, day));
  }
  const write = (name: string, text: string): void => {
    writeFileSync(join(options.out, name), text);
  };
  write("truth.json", `${JSON.stringify(truthOf(run, rows), undefined, 2)}\n`);
  write("area.json", `${JSON.stringify(areaMarker(run, files.imports), undefined, 2)}\n`);
  write("README.txt", readme(run, formatMonth));
}

import { formatDay, formatMonth, monthFromOrdinal } from "@luotsi/base";

import type { AreaRun } from "./area-block.ts";
import { fullScalePeople, ownMunicipality } from "./area-profile.ts";
import { entryRates } from "./away.ts";
import { deliveryHabits } from "./deliveries.ts";
import { recordedReasonsOfWork } from "./end-reasons.ts";
import { otherRates, workRates } from "./history.ts";
import { lateBilling } from "./invoices.ts";
import { benefitService } from "./finance-plan.ts";
import type { Posting } from "./ledger-file.ts";
import { calibration, stockPath } from "./margins.ts";
import { reportFigures } from "./report-figures.ts";
import { paymentHabits } from "./payments.ts";
import { trueServices } from "./services.ts";
import { layoffWave, recordingGap, stricterLapse } from "./world.ts";

/** Everything that was planted or assumed, for tests and for a reader who wants to know what the right answer is. */
export function truthOf(
  run: AreaRun,
  ledger: readonly Posting[],
): Readonly<Record<string, unknown>> {
  const { world, planted, counter } = run;
  const remainder = ledger.find(({ entry }) => entry.startsWith("TASMAYS"));
  return {
    synthetic: true,
    people: world.people,
    from: formatMonth(world.firstMonth),
    months: world.lastMonth - world.firstMonth + 1,
    seed: world.seed,
    scale: { ofLahti: world.scale, fullScalePeople },
    municipality: ownMunicipality,
    calibration: calibration(counter, world),
    stockPath: stockPath(counter, world),
    hazards: {
      unit: "rate a month; work: by whole months of joblessness, the last one for all later months",
      work: workRates,
      other: otherRates,
      entry: entryRates,
      shape:
        "work rate × employability × season × gain of a service; other rates fall by duration band",
      recordedReasonsOfWork,
    },
    services: trueServices.map(
      ({ id, group, lockIn, gain, gainMonths, straightToWork, selection }) => ({
        id,
        group,
        lockIn,
        gain,
        gainMonths,
        straightToWork,
        selection,
      }),
    ),
    counts: counter.months.map((at, m) => ({ month: formatMonth(at), ...counter.counts[m] })),
    inflow: { entryPressure: pressures(run) },
    ...plantedFiles(run),
    payments: {
      rows: counter.rows.payments,
      recoveries: planted.recoveries,
      habits: paymentHabits,
    },
    events: plantedEvents(run),
    ledger: {
      benefitService,
      reportQ4of2024: reportFigures(ledger, world),
      remainder2024: {
        text: "the accounts of 2024 less the invoices generated for payouts of 2024; booked in December 2024 as TASMAYS-2024",
        eur: (remainder?.cents ?? 0) / 100,
      },
    },
  };
}

function plantedFiles({ planted, files }: AreaRun): Readonly<Record<string, unknown>> {
  return {
    invoices: {
      errors: planted.errors,
      lateBilling: {
        reason: "labour market subsidy after an earnings-related allowance that was used up",
        unbilled: [lateBilling.firstInvoice, lateBilling.lastInvoice].map(monthText),
        caughtUp: lateBilling.caughtUp.map(monthText),
        people: planted.late.people,
        lines: planted.late.lines,
        billedEur: planted.late.cents / 100,
      },
    },
    deliveries: {
      imports: files.imports,
      delayedRows: planted.delivered,
      correctedRows: planted.corrected,
      habits: deliveryHabits,
      vanishedPeople: planted.vanished,
    },
  };
}

function plantedEvents({ planted }: AreaRun): Readonly<Record<string, unknown>> {
  return {
    layoffWave: { on: formatDay(layoffWave.on), chance: layoffWave.chance },
    recordingGap: {
      source: "service-periods",
      startsFrom: formatDay(recordingGap.start),
      startsBefore: formatDay(recordingGap.end),
      unrecorded: planted.unrecordedServices,
    },
    stricterLapse: { from: formatDay(stricterLapse.from), multiplier: stricterLapse.multiplier },
    endedServices: trueServices
      .filter(({ endsOn }) => endsOn !== undefined)
      .map(({ id, endsOn }) => ({ id, noStartsFrom: endsOn })),
  };
}

function pressures({ world }: AreaRun): readonly number[] {
  const first = world.firstMonth - world.originMonth;
  return Array.from(world.pressure.subarray(first, first + world.lastMonth - world.firstMonth + 1));
}

function monthText(at: number): string {
  return formatMonth(monthFromOrdinal(at));
}

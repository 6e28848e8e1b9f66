import type { Month } from "@luotsi/base";

import type { AreaRun } from "./area-block.ts";
import type { ImportStep } from "./area-files.ts";
import { ownMunicipality } from "./area-profile.ts";
import { benefitService } from "./finance-plan.ts";

/** The content of `area.json`, which marks the folder as synthetic and says in what order to import it. */
export interface AreaMarker {
  readonly synthetic: true;
  readonly name: { readonly fi: string; readonly sv: string; readonly en: string };
  /** Code and name in the official key of employment areas. */
  readonly employmentArea: { readonly code: string; readonly name: string };
  readonly municipalities: readonly string[];
  readonly people: number;
  readonly seed: number;
  readonly benefitLiabilityService: string;
  readonly imports: readonly ImportStep[];
}

/** @returns the marker of a run. @param run finished. @param imports in order. */
export function areaMarker(run: AreaRun, imports: readonly ImportStep[]): AreaMarker {
  return {
    synthetic: true,
    name: {
      fi: "Synteettinen Lahden työllisyysalue",
      sv: "Syntetiskt sysselsättningsområde Lahtis",
      en: "Synthetic employment area of Lahti",
    },
    employmentArea: { code: "19", name: "Lahti" },
    municipalities: [ownMunicipality],
    people: run.world.people,
    seed: run.world.seed,
    benefitLiabilityService: benefitService,
    imports,
  };
}

/** The README of a written area. */
export function readme({ world }: AreaRun, monthText: (at: Month) => string): string {
  const months = `${monthText(world.firstMonth)}–${monthText(world.lastMonth)}`;
  return `TÄMÄ AINEISTO ON SYNTEETTINEN. / DENNA DATA ÄR SYNTETISK. / THIS DATA IS SYNTHETIC.

Kaikki henkilöt, jaksot, maksut ja laskut on arvottu ohjelmalla (luotsi generate). Kukaan ei ole todellinen.
Alla persons, periods, payments and invoices were drawn by a program (luotsi generate). Nobody is real.

People ${world.people}, months ${months}, seed ${world.seed}.

*.csv            everything the area knows at the end of the window, in Luotsi's own import formats;
                 ledger.csv and budget.csv as a Finnish ledger writes: semicolons, decimal commas, ISO-8859-1
deliveries/*     the same as it arrived: the history first, then month by month, with late and corrected rows
area.json        marks the folder as synthetic; "imports" lists the files in the order of import
truth.json       what was planted: effects, hazards, errors, gaps, calibration. For tests and teaching only
`;
}

import type { Columnar } from "../duckdb/open-columnar.ts";
import { loadFrame, type Frame } from "./load-frame.ts";
import { monthOrdinal } from "./ordinals.ts";

const statfinSchema = [
  { name: "area", kind: "text", nullable: false },
  { name: "areaName", kind: "text", nullable: false },
  { name: "month", kind: "int32", nullable: false },
  { name: "unemployed", kind: "int32", nullable: true },
  { name: "labourForce", kind: "int32", nullable: true },
  { name: "vacancies", kind: "int32", nullable: true },
] as const;

export type StatfinFrame = Frame<typeof statfinSchema>;

/** Statistics Finland's unemployed by area and month. */
export async function loadStatfin(columnar: Columnar): Promise<StatfinFrame> {
  return await loadFrame(
    columnar,
    `SELECT area, area_name AS "areaName", ${monthOrdinal("month")} AS month, unemployed,
            labour_force AS "labourForce", vacancies FROM statfin_unemployed`,
    statfinSchema,
  );
}

const steps = ["Total", "300To499", "500To999", "1000Plus"] as const;
type Step = (typeof steps)[number];

const fieldOfStep: Readonly<Record<Step, string>> = {
  Total: "total",
  "300To499": "300_499",
  "500To999": "500_999",
  "1000Plus": "1000_plus",
};

const kelaSchema = [
  { name: "municipality", kind: "int32", nullable: false },
  { name: "month", kind: "int32", nullable: false },
  { name: "recipientsTotal", kind: "int32", nullable: false },
  { name: "benefitCentsTotal", kind: "float64", nullable: false },
  { name: "daysTotal", kind: "int32", nullable: false },
  { name: "shareCentsTotal", kind: "float64", nullable: false },
  { name: "recipients300To499", kind: "int32", nullable: false },
  { name: "benefitCents300To499", kind: "float64", nullable: false },
  { name: "days300To499", kind: "int32", nullable: false },
  { name: "shareCents300To499", kind: "float64", nullable: false },
  { name: "recipients500To999", kind: "int32", nullable: false },
  { name: "benefitCents500To999", kind: "float64", nullable: false },
  { name: "days500To999", kind: "int32", nullable: false },
  { name: "shareCents500To999", kind: "float64", nullable: false },
  { name: "recipients1000Plus", kind: "int32", nullable: false },
  { name: "benefitCents1000Plus", kind: "float64", nullable: false },
  { name: "days1000Plus", kind: "int32", nullable: false },
  { name: "shareCents1000Plus", kind: "float64", nullable: false },
] as const;

export type KelaFrame = Frame<typeof kelaSchema>;

/** Kela's table of municipal shares, by municipality and month, in total and by step. */
export async function loadKela(columnar: Columnar): Promise<KelaFrame> {
  const measures = steps.flatMap((step) => {
    const field = fieldOfStep[step];
    return [
      `recipients_${field} AS "recipients${step}"`,
      `benefit_cents_${field} AS "benefitCents${step}"`,
      `days_${field} AS "days${step}"`,
      `share_cents_${field} AS "shareCents${step}"`,
    ];
  });
  return await loadFrame(
    columnar,
    `SELECT municipality::INTEGER AS municipality, ${monthOrdinal("month")} AS month,
            ${measures.join(", ")} FROM kela_municipal_share`,
    kelaSchema,
  );
}

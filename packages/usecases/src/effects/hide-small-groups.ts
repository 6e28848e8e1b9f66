import {
  hiddenCountText,
  isHidden,
  isOfFew,
  peopleAmong,
  shownCount,
  type SmallCounts,
} from "../small-counts.ts";
import type { PreparedRows } from "./effect-question.ts";
import type { EffectReport } from "./effect-report.ts";
import { effectWarning, refilled, type EffectWarning } from "./effect-warnings.ts";
import type { MethodAnswer } from "./method-answer.ts";

/**
 * Takes out of a report what would tell of one to four people: everything when a group is so small, else the covariates and counts
 * that are. A count is hidden with the other that would give it away by subtraction. Where nothing is to be hidden the report says
 * that it tells of so few.
 */
export function hideSmallGroups(
  prepared: PreparedRows,
  answer: MethodAnswer,
  report: EffectReport,
): EffectReport {
  if (!isAboutPeople(prepared)) return report;
  const used = peopleUsed(prepared, answer);
  const all = { treated: report.n.treated ?? 0, control: report.n.control ?? 0 };
  const few = [used.treated, used.control, all.treated, all.control];
  const isFew = few.some((people) => isHidden(people, "hide"));
  if (prepared.rules.smallCounts === "show") {
    const tells = isFew || smallClasses(prepared, answer.weights).length > 0;
    const warnings = [...report.warnings, effectWarning("SMALL_GROUP_SHOWN")];
    return tells ? { ...report, warnings } : report;
  }
  if (!isFew) return withoutFew(prepared, answer, report);
  const n = { ...report.n, treated: null, control: null, treatedUsed: null, controlUsed: null };
  if (report.estimate === null) return { ...report, n };
  return emptied({ ...report, n });
}

/** Units of a panel are offices or municipalities unless they stand in groups, as people do. */
function isAboutPeople({ rules, columns }: PreparedRows): boolean {
  return rules.method !== "did" || columns.cluster !== undefined;
}

/** People, not rows, where the file tells which rows are whose. */
function peopleUsed(
  { rows, columns, rules }: PreparedRows,
  { weights, used }: MethodAnswer,
): { readonly treated: number; readonly control: number } {
  if (weights === undefined || columns.unit === undefined || rules.method === "riskset")
    return used;
  const { codes } = columns.unit;
  const of = (arm: number): number =>
    peopleAmong(codes.length, codes, (i) => rows.treated[i] === arm && (weights[i] ?? 0) > 0);
  return { treated: of(1), control: of(0) };
}

/** Warnings about the file itself, which is the asker's to mend. */
const aboutFile: ReadonlySet<string> = new Set(["ROWS_MISSING", "ROWS_REJECTED"]);

function emptied(report: EffectReport): EffectReport {
  const { coefficients: _, ...rest } = report;
  return {
    ...rest,
    estimate: null,
    standardError: null,
    standardErrors: {},
    interval95: null,
    means: null,
    balance: [],
    overlap: {
      treatedOutsideSupport: null,
      controlsOutsideSupport: null,
      effectiveSampleSize: null,
      greatestControlShare: null,
    },
    sensitivity: { eValue: null, eValueInterval: null, rosenbaumGamma: null },
    placebos: [],
    warnings: [
      ...report.warnings.filter(({ code }) => aboutFile.has(code)),
      effectWarning("SMALL_GROUP_HIDDEN"),
    ],
    verdict: "cannot_say",
    expected: report.expected === null ? null : { kind: "people", treated: fewestToJudge },
    details: {},
  };
}

/** Below so many treated the verdict says nothing in any case. */
const fewestToJudge = 20;

function withoutFew(
  prepared: PreparedRows,
  answer: MethodAnswer,
  report: EffectReport,
): EffectReport {
  const how = prepared.rules.smallCounts;
  const before = smallClasses(prepared, undefined);
  const after = smallClasses(prepared, answer.weights);
  const hidden = new Set(before);
  return {
    ...report,
    ...(report.coefficients === undefined
      ? {}
      : {
          coefficients: report.coefficients.map((one) =>
            hidden.has(one.name) ? { ...one, coefficient: null, standardError: null } : one,
          ),
        }),
    balance: report.balance.map((row) => ({
      ...row,
      ...(before.includes(row.name) ? hiddenBefore : {}),
      ...(after.includes(row.name) ? hiddenAfter : {}),
    })),
    overlap: {
      ...report.overlap,
      treatedOutsideSupport: countOrNull(report.overlap.treatedOutsideSupport, how),
      controlsOutsideSupport: countOrNull(report.overlap.controlsOutsideSupport, how),
    },
    warnings: [
      ...report.warnings.map((warning) => withoutSmallCount(warning, how)),
      ...hiddenWarning([...new Set([...before, ...after])]),
    ],
  };
}

/**
 * Covariates of which either group has one to four people: among those compared, and where nobody says who those are, among all.
 *
 * @param weights of the comparison. @returns their names; numbers are never told by person, so only those of 0 and 1.
 */
export function smallClasses(
  { rows, columns, names }: PreparedRows,
  weights: Float64Array | undefined,
): readonly string[] {
  const person = columns.unit?.codes;
  return names.filter((_, place) => {
    const values = rows.covariates[place] ?? new Float64Array(0);
    if (!values.every((value) => value === 0 || value === 1)) return false;
    const isFew = (arm: number, value: number): boolean =>
      isOfFew(
        values.length,
        person,
        (i) => rows.treated[i] === arm && values[i] === value && weights?.[i] !== 0,
      );
    return [0, 1].some((arm) => [0, 1].some((value) => isFew(arm, value)));
  });
}

/** What was left out, in words. */
export function hiddenWarning(names: readonly string[]): readonly EffectWarning[] {
  if (names.length === 0) return [];
  return [effectWarning("SMALL_CLASSES_HIDDEN", { names: names.join(", ") })];
}

const hiddenBefore = { smdBefore: null, varianceRatioBefore: null, distributionGapBefore: null };
const hiddenAfter = { smdAfter: null, varianceRatioAfter: null, distributionGapAfter: null };

function countOrNull(count: number | null, how: SmallCounts): number | null {
  return count === null ? null : shownCount(count, how);
}

function withoutSmallCount(warning: EffectWarning, how: SmallCounts): EffectWarning {
  const count = warning.details["count"];
  if (typeof count !== "number" || aboutFile.has(warning.code)) return warning;
  return isHidden(count, how) ? refilled(warning, { count: hiddenCountText }) : warning;
}

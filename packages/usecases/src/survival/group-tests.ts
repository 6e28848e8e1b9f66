import { grayTest, logRank, type Spells } from "@luotsi/engines";

/** Whether groups differ. */
export interface GroupTest {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  /** Exits of each group, and as many as it would have were all alike; null where nothing is told of it. */
  readonly observed: readonly (number | null)[];
  readonly expected: readonly (number | null)[];
}

export type TestWarning =
  | "too_many_groups_to_compare"
  | "weights_not_in_test"
  | "late_entry_not_in_gray";

export interface GroupTests {
  readonly logrank: GroupTest | null;
  readonly gray: readonly ({ readonly cause: string } & GroupTest)[] | null;
  readonly warnings: readonly TestWarning[];
}

/**
 * The tests that spells allow: log-rank of all exits, and Gray's of the share out for each cause. Neither takes weights, and Gray's no
 * late entry.
 */
export function groupTests(
  spells: Spells,
  asked: {
    readonly stratum: Int32Array | undefined;
    readonly causes: readonly string[] | undefined;
    readonly isTold: readonly boolean[];
  },
): GroupTests {
  const { causes, isTold, stratum } = asked;
  if (spells.group === undefined) return { logrank: null, gray: null, warnings: [] };
  if (spells.weights !== undefined) {
    return { logrank: null, gray: null, warnings: ["weights_not_in_test"] };
  }
  const rank = logRank(spells, stratum === undefined ? { rho: 0 } : { rho: 0, stratum });
  const isLate = causes !== undefined && spells.entry !== undefined;
  const shares = isLate ? [] : (causes ?? []).map((_, k) => grayTest(spells, k + 1));
  const gray = shares.flatMap((test, k) =>
    test.kind === "test" ? [{ cause: causes?.[k] ?? "", ...written(test, isTold) }] : [],
  );
  const isTooMany = [rank, ...shares].some(({ kind }) => kind === "too_many_groups");
  return {
    logrank: rank.kind === "test" ? written(rank, isTold) : null,
    gray: gray.length === 0 ? null : gray,
    warnings: [
      ...(isTooMany ? (["too_many_groups_to_compare"] as const) : []),
      ...(isLate ? (["late_entry_not_in_gray"] as const) : []),
    ],
  };
}

function written(
  test: Omit<GroupTest, "observed" | "expected"> & {
    readonly observed: Float64Array;
    readonly expected: Float64Array;
  },
  isTold: readonly boolean[],
): GroupTest {
  const { chiSquare, degreesOfFreedom, p } = test;
  const told = (counts: Float64Array): readonly (number | null)[] =>
    Array.from(counts, (count, g) => (isTold[g] === false ? null : count));
  return {
    chiSquare,
    degreesOfFreedom,
    p,
    observed: told(test.observed),
    expected: told(test.expected),
  };
}

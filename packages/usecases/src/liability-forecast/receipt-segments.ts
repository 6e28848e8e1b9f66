import {
  ageGroupOf,
  ageGroups,
  educationGroups,
  exemptGroups,
  integrationGroups,
  type FlowSegments,
  type ReceiptMonths,
} from "@luotsi/engines";
import { isPresent } from "@luotsi/frame";

import { cell } from "./cell.ts";
import type { ReceiptSources } from "./receipt-sources.ts";

/** A person's month of receipt. */
interface RowAtHome {
  readonly row: number;
  /** Code of the home municipality in the month, −1 when it is not known. */
  readonly home: number;
}

/** Numbers segments in the order they first come. */
interface SegmentNumbers {
  /** The segment a person is of in a month: home, age and integration status are those of the month. */
  readonly of: (at: RowAtHome) => number;
  readonly columns: () => FlowSegments;
}

/** @param months with persons, months and the ends of integration statuses of the rows asked for. */
export function segmentsOf(
  sources: Pick<ReceiptSources, "birthMonth" | "education" | "persons">,
  months: Pick<ReceiptMonths, "person" | "month" | "integrationUntil">,
): SegmentNumbers {
  const numbers = new Map<number, number>();
  const homes: number[] = [];
  const seen: number[] = [];
  return {
    of: ({ row, home }) => {
      const kind = kindOf(sources, months, row);
      const key = (home + 1) * kinds + kind;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, seen.length);
      homes.push(home);
      return seen.push(kind) - 1;
    },
    columns: () => ({
      municipality: Int32Array.from(homes),
      age: Uint8Array.from(seen, (kind) => Math.floor(kind / perAge)),
      education: Uint8Array.from(
        seen,
        (kind) => Math.floor(kind / integrationGroups.length) % educationGroups.length,
      ),
      integration: Uint8Array.from(seen, (kind) => kind % integrationGroups.length),
    }),
  };
}

const perAge = educationGroups.length * integrationGroups.length;
const kinds = ageGroups.length * perAge;

/** Age, education and integration status in one number. */
function kindOf(
  { birthMonth, education, persons }: Parameters<typeof segmentsOf>[0],
  { person, month, integrationUntil }: Parameters<typeof segmentsOf>[1],
  row: number,
): number {
  const who = cell(person, row);
  const at = cell(month, row);
  const born = isPresent(birthMonth.validity, who) ? cell(birthMonth.values, who) : undefined;
  const age = born === undefined ? largestAgeGroup : ageGroupOf(Math.floor((at - born) / 12));
  const until = cell(integrationUntil, who);
  const isNewlyArrived = cell(persons.exemptGroup, who) !== none;
  const isIntegrating = isNewlyArrived && (until === 0 || at < until);
  const integration = integrationGroups.indexOf(isIntegrating ? "integration" : "none");
  return age * perAge + cell(education, who) * integrationGroups.length + integration;
}

const none = exemptGroups.indexOf("none");
/** Someone whose age is not told is taken to be of the largest group. */
const largestAgeGroup = ageGroups.indexOf("30_54");

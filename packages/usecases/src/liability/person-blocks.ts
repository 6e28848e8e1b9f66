import type {
  LiabilityInput,
  PaymentColumns,
  PersonColumns,
  ResidenceColumns,
} from "@luotsi/engines";
import {
  absentValidity,
  isPresent,
  markPresent,
  type OptionalIntegers,
  type OptionalNumbers,
  type Validity,
} from "@luotsi/frame";

/** Some persons who follow each other, and the rows that are theirs. Half open. */
export interface PersonBlock {
  readonly persons: Stretch;
  readonly payments: Stretch;
  readonly residences: Stretch;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts an input between persons, so that each block can be computed by itself.
 *
 * @param input whose payments may be in any order.
 * @param rows payments of a block at least; the last block may have fewer.
 * @returns the blocks in order of person; a single one when payments are not grouped by ascending person. Cost: O(rows).
 */
export function personBlocks(input: LiabilityInput, rows: number): readonly PersonBlock[] {
  const { person, personCount } = input.payments;
  const moves = input.residences?.person ?? new Int32Array(0);
  const blocks: PersonBlock[] = [];
  let [firstPerson, firstRow, firstMove] = [0, 0, 0];
  const close = (endPerson: number, endRow: number): void => {
    const endMove = lowerBound(moves, endPerson);
    blocks.push({
      persons: { from: firstPerson, to: endPerson },
      payments: { from: firstRow, to: endRow },
      residences: { from: firstMove, to: endMove },
    });
    [firstPerson, firstRow, firstMove] = [endPerson, endRow, endMove];
  };
  for (let row = 1; row < person.length; row++) {
    const [before, here] = [person[row - 1] ?? 0, person[row] ?? 0];
    if (here < before) {
      const whole = { from: 0, to: person.length };
      const all = { from: 0, to: personCount };
      return [{ persons: all, payments: whole, residences: { from: 0, to: moves.length } }];
    }
    if (here > before && row - firstRow >= rows) close(here, row);
  }
  close(personCount, person.length);
  return blocks;
}

/** The first place whose value is not below a limit. */
function lowerBound(ascending: Int32Array, limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The input of one block: its persons are numbered from 0.
 *
 * @param input whole.
 * @param block of it.
 * @returns columns that share the input's memory, except where numbers or bits have to move. Cost: O(rows of the block).
 */
export function inputOfBlock(input: LiabilityInput, block: PersonBlock): LiabilityInput {
  const { persons, residences } = input;
  return {
    payments: paymentsOfBlock(input.payments, block),
    persons: persons && personsOfBlock(persons, block.persons),
    residences: residences && residencesOfBlock(residences, block),
  };
}

function paymentsOfBlock(payments: PaymentColumns, block: PersonBlock): PaymentColumns {
  const { from, to } = block.payments;
  const { fullCents, maxPeriodStart, counterBefore, billedCents, municipality } = payments;
  return {
    personCount: block.persons.to - block.persons.from,
    person: payments.person.slice(from, to).map((person) => person - block.persons.from),
    benefit: payments.benefit.subarray(from, to),
    start: payments.start.subarray(from, to),
    end: payments.end.subarray(from, to),
    paidOn: payments.paidOn.subarray(from, to),
    paidDays: payments.paidDays.subarray(from, to),
    paidCents: payments.paidCents.subarray(from, to),
    ground: payments.ground.subarray(from, to),
    fullCents: fullCents && numbersOf(fullCents, block.payments),
    maxPeriodStart: maxPeriodStart && integersOf(maxPeriodStart, block.payments),
    counterBefore: counterBefore && integersOf(counterBefore, block.payments),
    billedCents: billedCents && numbersOf(billedCents, block.payments),
    municipality: municipality && integersOf(municipality, block.payments),
  };
}

function personsOfBlock(persons: PersonColumns, stretch: Stretch): PersonColumns {
  return {
    openingLabourMarketSubsidy: integersOf(persons.openingLabourMarketSubsidy, stretch),
    openingDailyAllowance: integersOf(persons.openingDailyAllowance, stretch),
    openingUnemployment: integersOf(persons.openingUnemployment, stretch),
    openingOn: integersOf(persons.openingOn, stretch),
    exemptGroup: persons.exemptGroup.subarray(stretch.from, stretch.to),
    firstMunicipalityEntry: integersOf(persons.firstMunicipalityEntry, stretch),
  };
}

function residencesOfBlock(
  { person, start, municipality }: ResidenceColumns,
  block: PersonBlock,
): ResidenceColumns {
  const { from, to } = block.residences;
  return {
    person: person.slice(from, to).map((each) => each - block.persons.from),
    start: start.subarray(from, to),
    municipality: municipality.subarray(from, to),
  };
}

function integersOf({ values, validity }: OptionalIntegers, stretch: Stretch): OptionalIntegers {
  return {
    values: values.subarray(stretch.from, stretch.to),
    validity: validityOf(validity, stretch),
  };
}

function numbersOf({ values, validity }: OptionalNumbers, stretch: Stretch): OptionalNumbers {
  return {
    values: values.subarray(stretch.from, stretch.to),
    validity: validityOf(validity, stretch),
  };
}

function validityOf(validity: Validity, { from, to }: Stretch): Validity {
  if (validity === undefined) return undefined;
  const bits = absentValidity(to - from);
  for (let i = from; i < to; i++) if (isPresent(validity, i)) markPresent(bits, i - from);
  return bits;
}

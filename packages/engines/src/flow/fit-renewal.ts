import { bandOf, counterBands } from "./bands.ts";
import type { FlowRenewal } from "./flow-model.ts";
import { exempt, flowBenefits, type ReceiptMonths } from "./receipt-months.ts";
import { hasRestarted, weightOf, type MonthTally } from "./tally-months.ts";

/** Months after which a cell's own share weighs as much as that of its benefit. */
const steadyMonths = 500;

/**
 * Learns how often the counter starts again from one month of receipt to the next: somebody has met the condition of work again in
 * between, or begun a new period of allowance.
 *
 * @param months checked. @param tally of the same months.
 * @returns chances by benefit and band of the counter, and what is received afterwards. Cost: O(rows).
 */
export function fitRenewal(months: ReceiptMonths, { nextRow }: MonthTally): FlowRenewal {
  const { month, benefit, counterAfter } = months;
  const bands = counterBands.length;
  const stayed = new Float64Array(flowBenefits.length * bands);
  const renewed = new Float64Array(flowBenefits.length * bands);
  const into = new Float64Array(flowBenefits.length * flowBenefits.length);
  for (let row = 0; row < month.length; row++) {
    const next = nextRow[row];
    if (next < 0 || month[next] !== month[row] + 1) continue;
    const from = benefit[row];
    if (from === exempt || benefit[next] === exempt) continue;
    const cell = from * bands + bandOf(counterBands, counterAfter[row]);
    const weight = weightOf(months, month[row]);
    stayed[cell] += weight;
    if (!hasRestarted(months, row, next)) continue;
    renewed[cell] += weight;
    into[from * flowBenefits.length + benefit[next]] += weight;
  }
  return {
    chance: renewed.map((value, cell) => {
      const from = cell - (cell % bands);
      const all = total(stayed.subarray(from, from + bands));
      const usual = all === 0 ? 0 : total(renewed.subarray(from, from + bands)) / all;
      return (value + steadyMonths * usual) / (stayed[cell] + steadyMonths);
    }),
    benefit: into.map((value, at) => {
      const from = at - (at % flowBenefits.length);
      const all = total(into.subarray(from, from + flowBenefits.length));
      return all === 0 ? Number(at - from === from / flowBenefits.length) : value / all;
    }),
  };
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

import type { InvoiceKey, KeyContext, MatchGroup } from "./key-match.ts";

/** What a group comes to; left out where it agrees. */
export interface GroupMark {
  readonly kind: number;
  readonly cause?: number;
  readonly billedPercent?: number;
  readonly counterShift?: number;
}

/**
 * Writes a group so that every share stands in the month it was due and every line in the month of its invoice: what is
 * still open of the first share is set against what is still open of the first line, and the last entry takes the
 * difference. All entries of a group are one case.
 *
 * @param key person, benefit and month.
 * @param group nothing is written of an empty one.
 * @param context its buffer is written to: at most as many entries as shares and lines.
 * @param mark of the group; nothing where it agrees.
 */
export function writeMatched(
  key: InvoiceKey,
  group: MatchGroup,
  { buffer }: KeyContext,
  mark?: GroupMark,
): void {
  const shares = group.parts
    .map(({ due, owedHundredths }) => ({ month: due, open: owedHundredths }))
    .toSorted(byMonth);
  const lines = group.lines
    .map(({ invoiceMonth, billedCents }) => ({ month: invoiceMonth, open: billedCents * 100 }))
    .toSorted(byMonth);
  const first = shares[0] ?? lines[0];
  if (first === undefined) return;
  const { person, benefit, month } = key;
  const common = { person, benefit, month, caseMonth: first.month, ...mark };
  const write = (months: Months, computedHundredths: number, billedHundredths: number): void => {
    buffer.add({ ...common, ...months, computedHundredths, billedHundredths });
  };
  // Lines that cancel each other, and shares that do, agree without a counterpart: they are set against nothing, so that
  // each stands in its own month.
  if (mark === undefined && lines.length === 0) lines.push({ month: first.month, open: 0 });
  if (mark === undefined && shares.length === 0) shares.push({ month: first.month, open: 0 });
  if (lines.length === 0) {
    for (const { month: due, open } of shares) write({ dueMonth: due, invoiceMonth: due }, open, 0);
  } else if (shares.length === 0) {
    for (const { month: sent, open } of lines)
      write({ dueMonth: sent, invoiceMonth: sent }, 0, open);
  } else setAgainst(shares, lines, write);
}

interface Months {
  readonly dueMonth: number;
  readonly invoiceMonth: number;
}

interface OpenAmount {
  readonly month: number;
  open: number;
}

/** So near each other two amounts are the same but for rounding. Unit: hundredths of a cent. */
const sameAmount = 105;

function setAgainst(
  shares: readonly OpenAmount[],
  lines: readonly OpenAmount[],
  write: (months: Months, computedHundredths: number, billedHundredths: number) => void,
): void {
  let s = 0;
  let l = 0;
  for (;;) {
    const share = shares[s];
    const line = lines[l];
    const months = { dueMonth: share.month, invoiceMonth: line.month };
    const isLastShare = s === shares.length - 1;
    const isLastLine = l === lines.length - 1;
    const isSame = !isLastShare && !isLastLine && Math.abs(share.open - line.open) <= sameAmount;
    if (isSame || (isLastShare && isLastLine)) {
      write(months, share.open, line.open);
      if (isLastShare) return;
      s++;
      l++;
      continue;
    }
    const takesLine = isLastShare || (!isLastLine && Math.abs(line.open) < Math.abs(share.open));
    const part = takesLine ? line.open : share.open;
    write(months, part, part);
    share.open -= part;
    line.open -= part;
    if (takesLine) l++;
    else s++;
  }
}

/** Of one month the smaller first, so that the order of rows and lines does not matter. */
function byMonth(a: OpenAmount, b: OpenAmount): number {
  return a.month - b.month || a.open - b.open;
}

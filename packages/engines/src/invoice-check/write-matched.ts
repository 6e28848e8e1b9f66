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
 * @param group at least one share or line.
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
  const caseMonth = shares[0]?.month ?? lines[0]?.month ?? 0;
  const common = { person: key.person, benefit: key.benefit, month: key.month, caseMonth, ...mark };
  const write = (months: Months, computedHundredths: number, billedHundredths: number): void => {
    buffer.add({ ...common, ...months, computedHundredths, billedHundredths });
  };
  if (lines.length === 0) {
    for (const { month, open } of shares) write({ dueMonth: month, invoiceMonth: month }, open, 0);
  } else if (shares.length === 0) {
    for (const { month, open } of lines) write({ dueMonth: month, invoiceMonth: month }, 0, open);
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

function byMonth(a: { readonly month: number }, b: { readonly month: number }): number {
  return a.month - b.month;
}

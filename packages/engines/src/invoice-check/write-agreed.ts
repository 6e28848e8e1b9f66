import { isCancelling } from "./cancelling.ts";
import { causeCode, kindCode } from "./invoice-entries.ts";
import { agrees, type InvoiceKey, type KeyContext, type MatchGroup } from "./key-match.ts";
import { writeMatched } from "./write-matched.ts";

/**
 * Writes a group that agrees. What was due on one invoice and billed on it, whose sums agree while single lines are wrong and cancel
 * each other, is written apart and marked.
 *
 * @param key person, benefit and month. @param group agrees. @param context its buffer is written to.
 */
export function writeAgreed(key: InvoiceKey, group: MatchGroup, context: KeyContext): void {
  let rest = group;
  for (const month of new Set(group.lines.map(({ invoiceMonth }) => invoiceMonth))) {
    const own = {
      parts: rest.parts.filter(({ due }) => due === month),
      lines: rest.lines.filter(({ invoiceMonth }) => invoiceMonth === month),
    };
    if (own.parts.length === 0 || !agrees(own) || !isCancelling(own, context)) continue;
    const mark = { kind: kindCode("amount"), cause: causeCode("cancelling") };
    writeMatched(key, own, context, mark);
    rest = {
      parts: rest.parts.filter((part) => !own.parts.includes(part)),
      lines: rest.lines.filter((line) => !own.lines.includes(line)),
    };
  }
  writeMatched(key, rest, context);
}

import { writeAgreed } from "./write-agreed.ts";
import { classify } from "./classify.ts";
import { writeMatched } from "./write-matched.ts";
import { causeCode, kindCode } from "./invoice-entries.ts";
import {
  agrees,
  billedOf,
  isNothing,
  owedOf,
  toleranceOf,
  type BilledLine,
  type InvoiceKey,
  type KeyContext,
  type MatchGroup,
  type SharePart,
} from "./key-match.ts";

/**
 * Matches everything of one person, benefit and benefit month and writes its entries.
 *
 * @param key shares and lines.
 * @param context its buffer is written to. Cost: small in the number of payouts and lines of one month.
 */
export function matchKey(key: InvoiceKey, context: KeyContext): void {
  const own = key.parts.filter((part) => part.isOwn);
  const inReach = own.filter((part) => part.due >= context.firstDue && part.due <= context.lastDue);
  const early = own.filter((part) => part.due < context.firstDue);
  for (const part of own)
    if (part.due > context.lastDue) context.leaveOut(part.owedHundredths, "later");
  const ours = key.billed.filter((line) => line.isOwn);
  const whole: MatchGroup = { parts: inReach, lines: ours };
  const matching = { key, context, early };
  if (ours.length < key.billed.length) matchOthersLines(matching, whole);
  else if (!isWrongHome(whole) && agrees(whole)) {
    writeAgreed(key, whole, context);
    leaveOutEarly(matching);
  } else matchOurs(matching, whole);
}

interface Matching {
  readonly key: InvoiceKey;
  readonly context: KeyContext;
  /** Parts that were due before the first invoice at hand. */
  readonly early: readonly SharePart[];
}

/** Lines that bill somebody else's municipality: wrong when the days are ours, otherwise another area's. */
function matchOthersLines(matching: Matching, { parts, lines }: MatchGroup): void {
  const { key, context } = matching;
  const left = new Set(parts);
  for (const line of key.billed) {
    if (line.isOwn) continue;
    const isFree = !lines.some(({ invoiceMonth }) => invoiceMonth === line.invoiceMonth);
    const part = isFree
      ? [...left].find(
          ({ due, owedHundredths }) => due === line.invoiceMonth && !isNothing(owedHundredths),
        )
      : undefined;
    if (part !== undefined) left.delete(part);
    writeMatched(key, { parts: part === undefined ? [] : [part], lines: [line] }, context, {
      kind: kindCode("wrong_municipality"),
      cause: part === undefined ? causeCode("other_area") : 0,
    });
  }
  matchOurs(matching, { parts: [...left], lines });
}

function matchOurs(matching: Matching, whole: MatchGroup): void {
  const { key, context, early } = matching;
  const isPlain = !isWrongHome(whole);
  if (isPlain && agrees(whole)) {
    writeAgreed(key, whole, context);
    leaveOutEarly(matching);
    return;
  }
  const rest = isPlain ? withoutRepeats(matching, whole) : whole;
  if (rest !== whole) {
    writeMatched(key, rest, context);
    leaveOutEarly(matching);
    return;
  }
  const { differing, loose } = matchByInvoice(matching, whole);
  const merged = {
    parts: [...differing, loose].flatMap(({ parts }) => parts),
    lines: [...differing, loose].flatMap(({ lines }) => lines),
  };
  if (differing.length > 0 && agrees(merged)) {
    writeAgreed(key, merged, context);
    leaveOutEarly(matching);
    return;
  }
  for (const group of differing) writeMatched(key, group, context, classify(group, context));
  if (loose.parts.length > 0 && loose.lines.length > 0) matchLoose(matching, loose);
  else if (loose.parts.length > 0) writeUnbilled(matching, loose.parts);
  else if (
    loose.lines.length > 0 &&
    early.length > 0 &&
    agrees({ parts: early, lines: loose.lines })
  ) {
    writeMatched(key, { parts: early, lines: loose.lines }, context);
    return;
  } else writeUncomputed(matching, loose.lines);
  leaveOutEarly(matching);
}

function leaveOutEarly({ early, context }: Matching): void {
  for (const part of early) {
    if (part.owedHundredths !== 0) context.leaveOut(part.owedHundredths, "before");
  }
}

/**
 * Writes lines that repeat another when the bill is right without them.
 *
 * @returns the group without them, or the group itself.
 */
function withoutRepeats({ key, context }: Matching, group: MatchGroup): MatchGroup {
  const seen = new Set<string>();
  const repeats: BilledLine[] = [];
  const lines: BilledLine[] = [];
  for (const line of group.lines) {
    const words = wordsOf(line);
    (seen.has(words) ? repeats : lines).push(line);
    seen.add(words);
  }
  const rest = { parts: group.parts, lines };
  if (repeats.length === 0 || group.parts.length === 0 || !agrees(rest)) return group;
  const mark = { kind: kindCode("billed_not_computed"), cause: causeCode("duplicate_line") };
  for (const line of repeats) writeMatched(key, { parts: [], lines: [line] }, context, mark);
  return rest;
}

interface ByInvoice {
  /** Shares and lines of one invoice that do not agree. */
  readonly differing: readonly MatchGroup[];
  /** Shares without a line on their own invoice, and lines without a share due on theirs. */
  readonly loose: MatchGroup;
}

/** Matches invoice by invoice; writes what agrees and what is billed to the wrong municipality. */
function matchByInvoice(matching: Matching, { parts, lines }: MatchGroup): ByInvoice {
  const { key, context } = matching;
  const months = new Set([
    ...parts.map(({ due }) => due),
    ...lines.map((line) => line.invoiceMonth),
  ]);
  const differing: MatchGroup[] = [];
  const looseParts: SharePart[] = [];
  const looseLines: BilledLine[] = [];
  for (const month of [...months].toSorted((a, b) => a - b)) {
    const group = {
      parts: parts.filter(({ due }) => due === month),
      lines: lines.filter(({ invoiceMonth }) => invoiceMonth === month),
    };
    if (group.lines.length === 0) {
      looseParts.push(...group.parts.filter((part) => !isNothing(part.owedHundredths)));
    } else if (
      isWrongHome(group) ||
      (isNothing(owedOf(group)) && isOwedElsewhere(key.parts, month))
    ) {
      writeMatched(key, group, context, { kind: kindCode("wrong_municipality") });
    } else if (group.parts.length === 0) looseLines.push(...group.lines);
    else if (agrees(group)) writeAgreed(key, group, context);
    else {
      const rest = withoutRepeats(matching, group);
      if (rest === group) differing.push(group);
      else writeMatched(key, rest, context);
    }
  }
  return { differing, loose: { parts: looseParts, lines: looseLines } };
}

/** Do the lines name a municipality that is not the home on the payout day, or bill one home what another owes? */
function isWrongHome({ parts, lines }: MatchGroup): boolean {
  const homes = new Set<number>();
  for (const { municipality, owedHundredths } of parts) {
    if (municipality === undefined) return false;
    if (!isNothing(owedHundredths)) homes.add(municipality);
  }
  if (homes.size === 0) return false;
  const billedHomes = lines.flatMap(({ municipality }) => municipality ?? []);
  if (billedHomes.some((home) => !homes.has(home))) return true;
  const isTold = homes.size > 1 && billedHomes.length === lines.length;
  return (
    isTold &&
    agrees({ parts, lines }) &&
    ![...homes].every((home) => agreesAt(home, { parts, lines }))
  );
}

function agreesAt(home: number, { parts, lines }: MatchGroup): boolean {
  return agrees({
    parts: parts.filter(({ municipality }) => municipality === home),
    lines: lines.filter(({ municipality }) => municipality === home),
  });
}

/** Did the person live elsewhere on the payout day, so that the days are another municipality's to pay? */
function isOwedElsewhere(parts: readonly SharePart[], due?: number): boolean {
  return parts.some(
    (part) =>
      !part.isOwn && (due === undefined || part.due === due) && !isNothing(part.owedHundredths),
  );
}

/** Late and retroactive lines: matched to the shares they bill, whatever invoice brought them. */
function matchLoose(matching: Matching, loose: MatchGroup): void {
  const { key, context } = matching;
  if (isWrongHome(loose)) {
    writeMatched(key, loose, context, { kind: kindCode("wrong_municipality") });
    return;
  }
  const billed = partsThatExplain(loose);
  if (billed !== undefined) {
    writeMatched(key, { parts: billed, lines: loose.lines }, context);
    writeUnbilled(
      matching,
      loose.parts.filter((part) => !billed.includes(part)),
    );
    return;
  }
  const line = loose.lines.find((one) => agrees({ parts: loose.parts, lines: [one] }));
  if (line === undefined) {
    writeMatched(key, loose, context, classify(loose, context));
    return;
  }
  writeMatched(key, { parts: loose.parts, lines: [line] }, context);
  writeUncomputed(
    matching,
    loose.lines.filter((one) => one !== line),
  );
}

/** More payouts of one benefit month than these are taken all together. */
const mostTried = 10;

/** The shares whose sum the lines bill; the most of them when several sets fit. */
function partsThatExplain({ parts, lines }: MatchGroup): readonly SharePart[] | undefined {
  if (agrees({ parts, lines })) return parts;
  if (parts.length > mostTried) return undefined;
  const billed = billedOf({ lines });
  let best: readonly SharePart[] | undefined;
  for (let set = 1; set < 1 << parts.length; set++) {
    const chosen = parts.filter((_, at) => (set >> at) % 2 === 1);
    if (best !== undefined && chosen.length <= best.length) continue;
    const isFit =
      Math.abs(owedOf({ parts: chosen }) - billed) <= toleranceOf({ parts: chosen, lines });
    if (isFit) best = chosen;
  }
  return best;
}

function writeUnbilled({ key, context }: Matching, parts: readonly SharePart[]): void {
  for (const part of parts) {
    writeMatched(key, { parts: [part], lines: [] }, context, { kind: kindCode("not_billed") });
  }
}

function writeUncomputed({ key, context }: Matching, lines: readonly BilledLine[]): void {
  const { month, isKnown } = key;
  const { first, last, lastDue } = context.reach;
  const kind = isOwedElsewhere(key.parts) ? "wrong_municipality" : "billed_not_computed";
  const seen = new Set<string>();
  for (const line of lines) {
    const isOutside = month < first || month > last || line.invoiceMonth > lastDue;
    const cause = isOutside ? "outside_payments" : isKnown ? "none" : "unknown_person";
    const isRepeated = seen.has(wordsOf(line));
    seen.add(wordsOf(line));
    writeMatched(key, { parts: [], lines: [line] }, context, {
      kind: kindCode(kind),
      cause: causeCode(isRepeated ? "duplicate_line" : cause),
    });
  }
}

/** Two lines of the same words are the same line. */
function wordsOf({ invoiceMonth, days, billedCents, municipality, percent }: BilledLine): string {
  return [invoiceMonth, days, billedCents, municipality, percent].join(" ");
}

import type { LiabilityChangeView } from "@luotsi/contract";

import { uncapitalised } from "../finance/capitalised.ts";
import type { Format } from "../language/format.ts";
import { roundAmount } from "./finding-texts.ts";
import type { LiabilityNowMessages } from "./messages.fi.ts";

interface Words {
  readonly t: LiabilityNowMessages["change"];
  readonly format: Format;
  readonly text: (label: LiabilityChangeView["finding"]) => string;
}

type Steps = LiabilityChangeView["bridge"];

/** Less than this is drawn as nothing. Unit: cents. */
const halfAEuro = 50;

/** How much the parts of the bridge raise and lower in all, and which of them the most. */
export function bridgeFinding(
  { bridge, kind: compared }: Pick<LiabilityChangeView, "bridge" | "kind">,
  words: Words,
): string {
  const { t, format } = words;
  const parts = bridge.filter(
    ({ kind, cents }) => kind === "change" && Math.abs(cents) >= halfAEuro,
  );
  const [only, another] = parts;
  if (only === undefined) return t.chart;
  if (another === undefined) {
    const amount = roundAmount(Math.abs(only.cents), format);
    return t.onePart(nameOf(only, words), only.cents > 0 ? `+${amount}` : `\u2212${amount}`);
  }
  const up = sideText(
    parts.filter(({ cents }) => cents > 0),
    words,
  );
  const down = sideText(
    parts.filter(({ cents }) => cents < 0),
    words,
  );
  if (up === undefined) return t[compared].onlyDown(down ?? "");
  return down === undefined ? t[compared].onlyUp(up) : t[compared].upAndDown(up, down);
}

/** `667 100 € (eniten: portaat)`; a part that is alone is named without the word, equal ones not at all. */
function sideText(parts: Steps, words: Words): string | undefined {
  const { t, format } = words;
  const [largest, second] = parts.toSorted((a, b) => Math.abs(b.cents) - Math.abs(a.cents));
  if (largest === undefined) return undefined;
  const sum = parts.reduce((cents, part) => cents + Math.abs(part.cents), 0);
  const amount = roundAmount(sum, format);
  const name = nameOf(largest, words);
  if (second === undefined) return `${amount} (${name})`;
  return largest.cents === second.cents ? amount : `${amount} (${t.most(name)})`;
}

function nameOf({ label }: Steps[number], { text }: Words): string {
  return uncapitalised(text(label));
}

import type { EffectRules } from "@luotsi/usecases/effects";

import type { OptionValues } from "../command.ts";
import { optionText } from "../survival/survival-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

const asked = '--cutpoints "COL=25,35;COL=6"';

/** Cuts by heading. @throws AppError WRONG_USAGE unless they are ascending numbers. */
export function cutpointsOf(options: OptionValues): EffectRules["cutpoints"] {
  const written = optionText(options, "cutpoints");
  if (written === undefined) return [];
  return written
    .split(";")
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const at = part.lastIndexOf("=");
      const cuts = part
        .slice(at + 1)
        .split(",")
        .map((cut) => (cut.trim() === "" ? Number.NaN : Number(cut)));
      const isAscending = cuts.every(
        (cut, k) => Number.isFinite(cut) && (k === 0 || cut > (cuts[k - 1] ?? cut)),
      );
      if (at <= 0 || !isAscending) throw wrongUsage(asked);
      return { name: part.slice(0, at).trim(), cuts };
    });
}

/** How numbers without cuts are cut. @throws AppError WRONG_USAGE. */
export function bandsOf(options: OptionValues): EffectRules["bands"] {
  const written = optionText(options, "bins");
  if (written === undefined || written === "sturges") return { kind: "sturges" };
  const match = /^(q?)(\d{1,4})$/.exec(written);
  const count = Number(match?.[2]);
  if (match === null || count < 1) throw wrongUsage("--bins sturges|6|q4");
  return { kind: match[1] === "q" ? "quantiles" : "equal_width", count };
}

import type { OptionValues } from "../command.ts";
import { optionText } from "../survival/survival-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

export interface NumberLimits {
  readonly least: number;
  readonly most: number;
}

/** A number within limits; undefined when it was not given. @throws AppError WRONG_USAGE. */
export function numberWithin(
  options: OptionValues,
  option: string,
  { least, most }: NumberLimits,
): number | undefined {
  const written = optionText(options, option);
  if (written === undefined) return undefined;
  const value = Number(written.replace(",", "."));
  const isNumber = written.trim() !== "" && Number.isFinite(value);
  if (isNumber && value >= least && value <= most) return value;
  throw wrongUsage(`--${option} ${least}…${most}`);
}

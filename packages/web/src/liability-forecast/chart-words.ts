import type { Format } from "../language/format.ts";
import type { ForecastMessages } from "./messages.fi.ts";

/** How the charts of the forecast are put in words. */
export interface ChartWords {
  readonly t: ForecastMessages;
  readonly format: Format;
  readonly text: (localised: { fi: string; sv: string; en: string }) => string;
}

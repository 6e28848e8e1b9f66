import type { Month } from "@luotsi/base";

import type { FlowForecast } from "../liability-forecast/best-forecast.ts";
import type { FrozenFigure } from "./posting.ts";
import type { RecordFacts } from "./record-facts.ts";

/** Everything the money page rests on, read from the truth at one moment. */
export interface FinanceFacts extends RecordFacts {
  /** The forecast of the area's own people, once it has been made and has beaten the series forecast. */
  readonly flowForecast?: FlowForecast | undefined;
  /** The first month that is not closed; undefined when nothing has been closed. */
  readonly firstOpen: Month | undefined;
  readonly frozen: readonly FrozenFigure[];
}

import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type ForecastMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const forecastMessages: InEachLanguage<ForecastMessages> = { fi, sv, en };

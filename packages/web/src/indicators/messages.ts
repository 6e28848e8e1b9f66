import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type IndicatorMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const indicatorMessages: InEachLanguage<IndicatorMessages> = { fi, sv, en };

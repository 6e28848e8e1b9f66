import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type OverviewMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const overviewMessages: InEachLanguage<OverviewMessages> = { fi, sv, en };

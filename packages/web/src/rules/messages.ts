import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type RulesMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const rulesMessages: InEachLanguage<RulesMessages> = { fi, sv, en };

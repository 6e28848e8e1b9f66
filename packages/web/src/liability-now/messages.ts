import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type LiabilityNowMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const liabilityNowMessages: InEachLanguage<LiabilityNowMessages> = { fi, sv, en };

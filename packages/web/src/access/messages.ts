import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type AccessMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const accessMessages: InEachLanguage<AccessMessages> = { fi, sv, en };

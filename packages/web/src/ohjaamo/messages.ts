import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type OhjaamoMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const ohjaamoMessages: InEachLanguage<OhjaamoMessages> = { fi, sv, en };

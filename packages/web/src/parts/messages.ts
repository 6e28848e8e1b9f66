import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type PartMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const partMessages: InEachLanguage<PartMessages> = { fi, sv, en };

import type { InEachLanguage } from "../language/messages.ts";
import type { DataMessages } from "./data-messages.ts";
import { en } from "./messages.en.ts";
import { fi } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const dataMessages: InEachLanguage<DataMessages> = { fi, sv, en };

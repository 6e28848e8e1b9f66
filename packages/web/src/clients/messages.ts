import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type ClientMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const clientMessages: InEachLanguage<ClientMessages> = { fi, sv, en };

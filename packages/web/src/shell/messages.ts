import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type ShellMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const shellMessages: InEachLanguage<ShellMessages> = { fi, sv, en };

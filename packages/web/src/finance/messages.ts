import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type FinanceMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const financeMessages: InEachLanguage<FinanceMessages> = { fi, sv, en };

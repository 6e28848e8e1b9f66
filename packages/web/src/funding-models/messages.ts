import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type FundingModelMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const fundingModelMessages: InEachLanguage<FundingModelMessages> = { fi, sv, en };

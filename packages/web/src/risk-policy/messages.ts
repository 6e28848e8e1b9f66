import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type RiskPolicyMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const riskPolicyMessages: InEachLanguage<RiskPolicyMessages> = { fi, sv, en };

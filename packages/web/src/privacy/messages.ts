import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type PrivacyMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const privacyMessages: InEachLanguage<PrivacyMessages> = { fi, sv, en };

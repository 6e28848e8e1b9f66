import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type AuditLogMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const auditLogMessages: InEachLanguage<AuditLogMessages> = { fi, sv, en };

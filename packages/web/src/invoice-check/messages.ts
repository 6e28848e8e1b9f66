import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type InvoiceCheckMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const invoiceCheckMessages: InEachLanguage<InvoiceCheckMessages> = { fi, sv, en };

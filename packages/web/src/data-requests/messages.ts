import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type DataRequestMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const dataRequestMessages: InEachLanguage<DataRequestMessages> = { fi, sv, en };

import type { InEachLanguage } from "../language/messages.ts";
import { en } from "./messages.en.ts";
import { fi, type ScenarioMessages } from "./messages.fi.ts";
import { sv } from "./messages.sv.ts";

export const scenarioMessages: InEachLanguage<ScenarioMessages> = { fi, sv, en };

import type { ScenarioList } from "@luotsi/contract";

/** What fields may choose among: the area's municipalities and the law now. */
export type FieldChoices = Pick<ScenarioList, "municipalities" | "stepsNow" | "dailyCents">;

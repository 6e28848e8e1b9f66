export { fullScalePeople, ownMunicipality } from "./area-profile.ts";
export type { ImportStep } from "./area-files.ts";
export type { AreaMarker } from "./area-texts.ts";
export type { ErrorKind, PlantedError } from "./invoices.ts";
export type { Margin } from "./margins.ts";
export { mostPeople } from "./tape.ts";
export { writeArea, type AreaOptions, type AreaSummary } from "./write-area.ts";

import { sessionView, readShape, type SessionView } from "@luotsi/contract";
import { readSetting, writeSetting, type Store } from "@luotsi/store";

/** The employment area that a workspace is about. */
export type Area = SessionView["area"];

const key = "area";

/** What a workspace that nobody has named is called. */
const unnamed: Area = {
  name: { fi: "Työllisyysalue", sv: "Sysselsättningsområde", en: "Employment area" },
  synthetic: false,
};

/** The area's name, and whether its people are invented: kept with the data, wherever that is. */
export async function readArea(store: Store): Promise<Area> {
  const kept = await readSetting(store.reader, key);
  if (kept === undefined) return unnamed;
  const reading = readShape(sessionView.shape.area, kept, "en");
  if (reading.kind === "does-not-fit") throw new Error("the area's settings have their own shape");
  return reading.value;
}

/** Names the area. */
export async function nameArea(store: Store, area: Area, changedBy: string): Promise<void> {
  await store.write(async (writer) => {
    await writeSetting(writer, { key, value: area, changedBy });
  });
}

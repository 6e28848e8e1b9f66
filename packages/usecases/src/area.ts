import { areaSettings, readShape, type AreaSettings } from "@luotsi/contract";
import { readSetting, writeSetting, type Store } from "@luotsi/store";

const key = "area";

/** What a workspace that nobody has named is called. */
const unnamed: AreaSettings = {
  name: { fi: "Työllisyysalue", sv: "Sysselsättningsområde", en: "Employment area" },
  synthetic: false,
  municipalities: [],
  employmentArea: null,
};

/** The area's name, and whether its people are invented: kept with the data, wherever that is. */
export async function readArea(store: Pick<Store, "reader">): Promise<AreaSettings> {
  const kept = await readSetting(store.reader, key);
  if (kept === undefined) return unnamed;
  const reading = readShape(areaSettings, kept, "en");
  if (reading.kind === "does-not-fit") throw new Error("the area's settings have their own shape");
  return reading.value;
}

/** Names the area. */
export async function nameArea(store: Store, area: AreaSettings, changedBy: string): Promise<void> {
  const { name, synthetic, municipalities, employmentArea } = area;
  const value = { name, synthetic, municipalities, employmentArea };
  await store.write(async (writer) => {
    await writeSetting(writer, { key, value, changedBy });
  });
}

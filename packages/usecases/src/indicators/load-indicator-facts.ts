import { addMonths, lastWorkingDay, monthOf, type Day, type Month } from "@luotsi/base";
import { camera, recordingGaps, serviceRecording } from "@luotsi/indicators";
import {
  listClosedMonths,
  loadStatfin,
  readMunicipalityNames,
  readTeamSpells,
  withColumnar,
  systemReader,
} from "@luotsi/store";

import { readLagProfiles } from "../data/show-coverage.ts";
import { readRounding, type Rounding } from "../disclosure/rounding.ts";
import { onceEach, remembering } from "../remember.ts";
import { standingBatches } from "../data/batches-behind.ts";
import type { Workspace } from "../workspace.ts";
import { readFrozenIndicators } from "./frozen-indicators.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";
import { loadIndicatorPeople, type IndicatorPeople } from "./indicator-people.ts";
import { statfinFigures } from "./statfin-figures.ts";
import { teamsOf } from "./team-dimension.ts";

const remembered = remembering<IndicatorFacts>();

/** Reads the facts; they are the same until the data or the day changes, so once for each state of the data. */
export async function loadIndicatorFacts(workspace: Workspace): Promise<IndicatorFacts> {
  const version = `${await workspace.dataVersion()} ${workspace.clock()}`;
  return await remembered.recall(workspace, version, async () => await readFacts(workspace));
}

async function readFacts(workspace: Workspace): Promise<IndicatorFacts> {
  const { store } = workspace;
  const area = await workspace.area();
  const names = await readMunicipalityNames(store.reader);
  const closed = new Set((await listClosedMonths(store.reader)).map(({ month }) => month));
  const frozen = await readFrozenIndicators(store.reader);
  const lag = (await readLagProfiles(store)).get("employment-codes");
  const batches = await standingBatches(workspace);
  const rounding = await readRounding(store);
  const teamSpells = await readTeamSpells(systemReader(store.reader, "sums-of-the-area"));
  return await withColumnar(store, async (columnar) => {
    const people = await loadIndicatorPeople(columnar);
    const statfin = statfinFigures(await loadStatfin(columnar));
    const known = passedMonths(people.known, workspace.clock());
    const isAreaKnown = area.municipalities.length > 0;
    const snapshot = onceEach(camera(people.frame));
    const homesOn = onceEach(people.homesOn);
    const codes = isAreaKnown ? area.municipalities : people.homes.map(municipalityCode);
    return {
      synthetic: area.synthetic,
      areaName: area.name,
      municipalities: codes.map((code) => ({
        code,
        number: Number(code),
        title: names.get(code) ?? { fi: code, sv: code, en: code },
      })),
      isAreaKnown,
      people,
      known,
      snapshot,
      homesOn,
      teams: teamsOf(teamSpells, people.persons.columns.id.values),
      marks: marksOf(
        snapshot,
        onceEach((month) => insideOf(homesOn(month), isAreaKnown ? codes : undefined)),
      ),
      rounding: withRecordKeys(rounding, people.persons.columns.id.values),
      recording: onceEach((month) => serviceRecording(people.frame, month)),
      serviceGaps: known === undefined ? new Set() : recordingGaps(people.frame, known),
      statfin,
      lag,
      closed,
      frozen,
      batches,
      run: { version: workspace.version, data: String(columnar.dataVersion) },
    };
  });
}

/** @param ids of the people in the truth: they are the same in every state of the data. */
function withRecordKeys(
  rounding: Rounding | undefined,
  ids: ArrayLike<number>,
): IndicatorFacts["rounding"] {
  if (rounding === undefined) return undefined;
  return {
    ...rounding,
    recordKeys: Uint32Array.from(ids, (id) => rounding.keyOf(`person ${id}`)),
  };
}

/** @param livesHere one mark a person in a month: 1 where the home is in the area, or not known. */
function marksOf(
  snapshot: IndicatorFacts["snapshot"],
  livesHere: (month: Month) => Uint8Array,
): IndicatorFacts["marks"] {
  const byIndicator = new Map<string, (month: Month) => Uint8Array>();
  return (indicator, asked) => {
    const known = byIndicator.get(indicator.id);
    if (known !== undefined) return known(asked);
    const make = onceEach((month: Month) => {
      const here = livesHere(month);
      return indicator.mark(snapshot(month)).map((mark, i) => mark * (here[i] ?? 0));
    });
    byIndicator.set(indicator.id, make);
    return make(asked);
  };
}

/** @param codes of the area's municipalities; undefined when nobody has said. */
function insideOf(homes: Int32Array, codes: readonly string[] | undefined): Uint8Array {
  const inside = new Uint8Array(homes.length);
  if (codes === undefined) return inside.fill(1);
  const own = new Set([0, ...codes.map(Number)]);
  for (let i = 0; i < homes.length; i++) inside[i] = own.has(homes[i] ?? 0) ? 1 : 0;
  return inside;
}

function municipalityCode(number: number): string {
  return String(number).padStart(3, "0");
}

/** A month can be counted once its counting day has passed. */
function passedMonths(known: IndicatorPeople["known"], today: Day): IndicatorPeople["known"] {
  if (known === undefined) return undefined;
  const thisMonth = monthOf(today);
  const latest = today >= lastWorkingDay(thisMonth) ? thisMonth : addMonths(thisMonth, -1);
  const last = known.last < latest ? known.last : latest;
  return last < known.first ? undefined : { first: known.first, last };
}

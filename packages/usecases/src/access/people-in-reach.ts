import { addMonths, firstDayOf, type Day, type Month } from "@luotsi/base";
import { readScopeSpells, type ScopedReader, type ScopeSpell } from "@luotsi/store";

/** Whom an asker may see, and when; ids are those of the truth. */
export interface PeopleInReach {
  readonly on: (person: number, day: Day) => boolean;
  /** On any day of the month. */
  readonly during: (person: number, month: Month) => boolean;
}

/** Everybody; what a whole-area asker gets, without a question. */
const everybody: PeopleInReach = { on: () => true, during: () => true };

/** Whom the asker may see. */
export async function peopleInReach(people: ScopedReader): Promise<PeopleInReach> {
  if (people.asker.scope.kind === "everything") return everybody;
  const spells = new Map<number, ScopeSpell[]>();
  for (const spell of await readScopeSpells(people)) {
    const own = spells.get(spell.person);
    if (own === undefined) spells.set(spell.person, [spell]);
    else own.push(spell);
  }
  const meets = (person: number, from: Day, until: Day): boolean =>
    (spells.get(person) ?? []).some(
      ({ start, end }) => start < until && (end === null || end > from),
    );
  return {
    on: (person, day) =>
      (spells.get(person) ?? []).some(
        ({ start, end }) => start <= day && (end === null || day < end),
      ),
    during: (person, month) => meets(person, firstDayOf(month), firstDayOf(addMonths(month, 1))),
  };
}

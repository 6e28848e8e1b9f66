import { month } from "@luotsi/base";
import { parseIdentityCode } from "@luotsi/intake";
import { expect, test } from "vitest";

import { inventIdentities } from "./identities.ts";
import { makePerson } from "./people.ts";
import { openTape, streams } from "./tape.ts";
import { makeWorld } from "./world.ts";

const world = makeWorld({ seed: 7, people: 20_000, scale: 1, from: month("2025-01"), months: 12 });

test("every invented code holds together, is nobody's for good, fits month of birth and sex, and is given once", () => {
  const tape = openTape(world.seed, streams.person);
  const identityOf = inventIdentities();
  const codes = new Set<string>();
  for (let number = 0; number < world.people; number++) {
    const person = makePerson(number, world, tape);
    const [, , code = ""] = identityOf(person).split(",");
    const read = parseIdentityCode(code);
    expect(read).toMatchObject({ kind: "temporary", sex: person.female ? "female" : "male" });
    codes.add(code);
  }
  expect(codes.size).toBe(world.people);
});

test("so many born on one day still have codes of their own", () => {
  const tape = openTape(world.seed, streams.person);
  const twin = makePerson(1, world, tape);
  const identityOf = inventIdentities();
  const codes = Array.from({ length: 300 }, () => identityOf(twin).split(",")[2]);
  expect(new Set(codes).size).toBe(300);
  expect(codes.every((code) => parseIdentityCode(code) !== undefined)).toBe(true);
});

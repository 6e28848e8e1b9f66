// Spells of unemployment that never were, with a service that about one in six starts; two spells a person.
import type { MonthlySpells } from "@luotsi/engines";
import { fillUniform, uniform } from "@luotsi/numerics";

export interface SpellData {
  readonly spells: MonthlySpells;
  readonly knownMonths: Int16Array;
  readonly columns: readonly Float64Array[];
}

const cells = 48;
const longest = 48;

/** So many spells. */
export function monthlySpells(n: number): SpellData {
  const draw = (stream: number): Float64Array =>
    fillUniform(new Float64Array(n), { seed: 78, stream, firstIndex: 0 });
  const cell = Int32Array.from(draw(1), (u) => Math.floor(cells * u));
  const age = draw(2).map((u) => 18 + Math.floor(46 * u));
  const history = draw(3).map((u) => Math.floor(-8 * Math.log(u)));
  const knownMonths = Int16Array.from(draw(4), (u) => 13 + Math.floor((longest - 12) * u));
  const startMonth = new Int16Array(n);
  const lastMonth = new Int16Array(n);
  const exit = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const slow = 1 + (history[i] ?? 0) / 12;
    const known = knownMonths[i] ?? longest;
    for (let month = 1; month <= known; month++) {
      lastMonth[i] = month;
      const starts = uniform(79, month, i) < 0.012 * slow;
      if (month >= 2 && startMonth[i] === 0 && starts) startMonth[i] = month;
      const leaves = uniform(80, month, i);
      if (leaves < 0.13 / slow) {
        exit[i] = leaves < 0.09 / slow ? 1 : 2;
        break;
      }
    }
  }
  const person = Int32Array.from({ length: n }, (_, i) => i >> 1);
  return {
    spells: { person, cell, startMonth, lastMonth, exit },
    knownMonths,
    columns: [age, history],
  };
}

import type { SyntheticPerson } from "./people.ts";
import type { Tape } from "./tape.ts";
import type { World } from "./world.ts";

export const averageMonth = 30.4375;

/** States of a person, by the employment code they show as; `away` has no job search. */
export const states = {
  away: 0,
  unemployed: 1,
  laidOff: 2,
  service: 3,
  partTime: 4,
  working: 5,
  outside: 6,
  education: 7,
  shortWeek: 8,
} as const;

/** What happened to a person, in time order without gaps; the arrays are reused for the next person. */
export interface History {
  count: number;
  readonly start: number[];
  /** The day after; the last one ends at the world's end, whether or not it goes on. */
  readonly end: number[];
  readonly state: number[];
  /** Position in `trueServices`, −1 outside services. */
  readonly service: number[];
  /** First day of the job search, 0 without one. */
  readonly searchStart: number[];
  /** End reason of unemployment, −1 when none. */
  readonly reason: number[];
  /** End reason of the job search, −1 when it goes on. */
  readonly searchReason: number[];
  /** 1 where the person is in open-market work. */
  readonly work: number[];
}

/** @returns an empty history to be filled again and again. */
export function emptyHistory(): History {
  return {
    count: 0,
    start: [],
    end: [],
    state: [],
    service: [],
    searchStart: [],
    reason: [],
    searchReason: [],
    work: [],
  };
}

/** Time without a job search: since when, and whether in open-market work. */
export interface Away {
  readonly since: number;
  readonly work: boolean;
}

/** Where a person stands while the history is drawn. */
export interface Walk {
  readonly world: World;
  readonly person: SyntheticPerson;
  readonly tape: Tape;
  readonly history: History;
  /** Multipliers of the services' rates for this person. */
  readonly reach: Float64Array;
  day: number;
  state: number;
  service: number;
  searchStart: number;
  /** Day from which joblessness is counted for the rates. */
  jobless: number;
  gain: number;
  gainUntil: number;
  away: Away;
}

export interface Leaving {
  readonly work: boolean;
  readonly reason: number;
  /** Days the job search stays open after leaving. */
  readonly open: number;
}

/** Ends the spell and, perhaps after some weeks with an open search, the job search. */
export function leave(walk: Walk, from: number, { work, reason, open }: Leaving): void {
  const { world } = walk;
  push(walk, from, { reason, searchReason: open > 0 ? -1 : reason, work: 0 });
  walk.service = -1;
  walk.away = { since: walk.day, work };
  const left = walk.day;
  if (open > 0 && walk.day < world.end) {
    walk.state = work ? states.working : reason === 8 ? states.education : states.outside;
    walk.day = Math.min(left + open, world.end);
    push(walk, left, {
      reason: -1,
      searchReason: walk.day < world.end ? reason : -1,
      work: Number(work),
    });
  }
  walk.state = states.away;
  walk.searchStart = 0;
}

export interface Ending {
  readonly reason: number;
  readonly searchReason: number;
  readonly work: number;
}

/** Records the spell from a day to `walk.day`. */
export function push(walk: Walk, from: number, ending: Ending): void {
  const { history } = walk;
  const i = history.count;
  if (walk.day <= from) return;
  history.start[i] = from;
  history.end[i] = walk.day;
  history.state[i] = walk.state;
  history.service[i] = walk.service;
  history.searchStart[i] = walk.searchStart;
  history.reason[i] = ending.reason;
  history.searchReason[i] = ending.searchReason;
  history.work[i] = ending.work;
  history.count = i + 1;
}

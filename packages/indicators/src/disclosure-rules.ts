/**
 * The limits of disclosure control, in one place. Every count of people, and every sum of euros of a few people, that
 * leaves the product goes by these.
 *
 * Source: Statistics Finland and THL leave counts of one to four people out of tables of small areas; the rest are our own
 * choices, named so that an area can see and change them.
 */
export const disclosureRules = {
  /** Counts of people from 1 up to this less one are hidden, with complements. Unit: people. */
  hideBelow: 5,
  /**
   * Figures of a team are shown from this size on: so many customers, so that no customer is told, and where the team's
   * workers are named so many of them, so that no worker's own work is. Unit: people of the team on the counting day.
   */
  team: { customersAtLeast: 10, workersAtLeast: 3 },
  /**
   * A group is hidden where so large a share of it is of a kind that nobody should be known to be of: whoever knows that somebody
   * is in the group would know it of that person. Unit: percent.
   */
  alikeFromPercent: 100,
  /** Euros of a group are hidden when so few of its people make up more than this share of them. */
  dominance: { people: 2, sharePercent: 85 },
} as const;

/**
 * Is a count of people too small to be shown? Nobody at all is no small count.
 *
 * @param people a whole number from 0 up.
 * @returns true from 1 up to `hideBelow` less one.
 */
export function isTooFew(people: number): boolean {
  return people > 0 && people < disclosureRules.hideBelow;
}

/**
 * Are so many of a group of one kind that belonging to the group tells the kind?
 *
 * @param counted people of the kind. @param all people of the group, the counted among them.
 * @returns true from `alikeFromPercent` of all on; never of nobody.
 *
 * Source: group disclosure (Hundepool and others, Statistical Disclosure Control, 2012, section 5.2; Handbook on Statistical
 * Disclosure Control, chapter 5).
 */
export function areAlike(counted: number, all: number): boolean {
  return counted > 0 && 100 * counted >= disclosureRules.alikeFromPercent * all;
}

/**
 * Is a team too small for figures of its own?
 *
 * @param customers of the team on the day. @param workers who are named for any of them; 0 where nobody is named.
 * @returns true where the customers are fewer than `team.customersAtLeast`, or the named workers fewer than
 *   `team.workersAtLeast`.
 */
export function isSmallTeam(customers: number, workers: number): boolean {
  const { customersAtLeast, workersAtLeast } = disclosureRules.team;
  return customers < customersAtLeast || (workers > 0 && workers < workersAtLeast);
}

/**
 * Do a few people make up so much of a group's euros that the sum would tell about them?
 *
 * @param amounts one amount a person of the group, of any sign; only how large they are counts. Unit: any.
 * @returns true when the largest `dominance.people` are more than `dominance.sharePercent` of all together; never of
 *   an empty group or one whose amounts are all nothing.
 *
 * Cost: O(people). Source: the (n, k) rule (Hundepool and others, Statistical Disclosure Control, 2012, section 4.2.1).
 */
export function isDominated(amounts: Iterable<number>): boolean {
  const { people, sharePercent } = disclosureRules.dominance;
  const largest = Array.from({ length: people }, () => 0);
  let smallest = 0;
  let sum = 0;
  for (const amount of amounts) {
    const size = Math.abs(amount);
    sum += size;
    if (size <= smallest) continue;
    largest[largest.indexOf(smallest)] = size;
    smallest = Math.min(...largest);
  }
  const top = largest.reduce((all, one) => all + one, 0);
  return sum > 0 && 100 * top > sharePercent * sum;
}

/** Largest standardised difference after matching or weighting that counts as alike (Austin 2009). */
export const alikeDifference = 0.1;
/** From here on the groups are so different that no adjustment is trusted (Rubin 2001). */
export const unlikeDifference = 0.25;

/** Share of the treated who must be in the comparison for the effect to be theirs, and to be told at all. */
export const keptUsually = 0.8;
export const keptAtLeast = 0.5;

/** Treated in the comparison below which nothing is said: five would be hidden, and intervals lean on twenty. */
export const fewestTreated = 20;

/** Controls that weigh as much as so many equally weighted people, for each treated used. */
export const effectiveControlsEach = 0.5;

/** Share of treated whose score no control reaches. */
export const outsideAtMost = 0.1;

/** Odds of treatment may differ this much through something unseen before the finding is called fragile (Rosenbaum 2002). */
export const fragileGamma = 1.2;

/** Months of follow-up under which an effect is mostly lock-in. */
export const followUpMonths = 12;

/** An effect beyond this is more likely selection: working months in a year, and percentage points as a share. */
export const plausibleMonthsAYear = 3;
export const plausibleShare = 0.15;

/** The smallest effect worth a decision: working months in a year, a share, standard deviations of any other outcome. */
export const worthMonthsAYear = 0.5;
export const worthShare = 0.03;
export const worthDeviations = 0.2;

import type { Provenance, ScenarioChange } from "@luotsi/contract";

type Assumption = Provenance["assumptions"][number];

/** What the figures of other counter rules rest on. */
export function counterAssumptions(changes: readonly ScenarioChange[]): readonly Assumption[] {
  const rules = changes.filter((change) => change.kind === "counter-rules");
  const asks = (...keys: readonly (keyof (typeof rules)[number])[]): boolean =>
    rules.some((change) => keys.some((key) => change[key] !== undefined));
  return [
    ...(asks("serviceDaysCount", "layoffDaysCount", "adjustedDays", "restart")
      ? [countsSoFar]
      : []),
    ...(asks("layoffDaysCount", "adjustedDays") ? [measuredShares] : []),
    ...(asks("exemptYears") ? [countedAnew] : []),
  ];
}

const countsSoFar: Assumption = {
  name: "counter_rules",
  value: "from_then_on",
  text: {
    fi: "Uudet laskurisäännöt koskevat päiviä niiden alkamisesta lähtien; siihen asti kertyneet päivät pysyvät. Etuuksien enimmäisajat ja se, kuka lähtee ja milloin, pysyvät ennallaan. Yli vuoden poissa olleet alkavat uusina.",
    sv: "De nya räknarreglerna gäller dagar från att de börjar; dagar som samlats dittills står kvar. Förmånernas maximitider och vem som slutar och när förblir som förr. De som varit borta över ett år börjar som nya.",
    en: "The new counter rules hold for days from their beginning on; days counted so far stay. The maximum periods of the benefits, and who leaves and when, stay as before. Those away for over a year begin as newcomers.",
  },
};

const measuredShares: Assumption = {
  name: "counted_share",
  value: "last_two_years",
  text: {
    fi: "Kuinka suuri osa päivistä kuluttaa laskuria, on mitattu kahden viime vuoden maksuista etuuksittain, palvelussa ja sen ulkopuolella, ja sama osa koskee kaikkia saman etuuden saajia.",
    sv: "Hur stor del av dagarna som räknas har mätts i de två senaste årens betalningar per förmån, under service och utanför, och samma del gäller alla som får samma förmån.",
    en: "What share of the days counts has been measured on the payments of the last two years by benefit, in a service and outside, and the same share holds for everybody on the same benefit.",
  },
};

const countedAnew: Assumption = {
  name: "exemption",
  value: "as_always",
  text: {
    fi: "Kuukausina, joina muutettu kotoutujan vapautus on voimassa, ihmiset lasketaan kuin se olisi aina ollut voimassa: vapautuksen aikana maksetut päivät eivät ole laskurissa.",
    sv: "De månader det ändrade undantaget för integration gäller räknas människorna som om det alltid hade gällt: dagar som betalats under undantaget finns inte i räknaren.",
    en: "In the months the changed integration exemption holds, people are counted as if it had always held: days paid during the exemption are not in the counter.",
  },
};

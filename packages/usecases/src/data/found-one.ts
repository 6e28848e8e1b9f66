import type { Localised } from "@luotsi/base";

import type { CheckCode } from "./check-catalogue.ts";

/** What is said where a check found just one: the catalogue's words are of many. */
export const foundOne: Readonly<Partial<Record<CheckCode, Localised>>> = {
  OVERLAPPING_SPELLS: {
    fi: "Yksi jakso menee päällekkäin toisen kanssa.",
    sv: "En period överlappar en annan.",
    en: "One spell overlaps another.",
  },
  PERSON_UNKNOWN: {
    fi: "Yksi rivi koskee henkilöä, jota henkilöaineistossa ei ole.",
    sv: "En rad gäller en person som saknas i personmaterialet.",
    en: "One row is about a person the persons extract lacks.",
  },
  MORE_DAYS_THAN_WEEKDAYS: {
    fi: "Yhdellä maksurivillä on enemmän päiviä kuin jaksossa on arkipäiviä.",
    sv: "En betalningsrad har fler dagar än perioden har vardagar.",
    en: "One payment row has more days than its period has weekdays.",
  },
  PAYMENTS_OVERLAP: {
    fi: "Yksi maksurivi kattaa yhdessä toisen rivin kanssa enemmän päiviä kuin jaksossa on arkipäiviä.",
    sv: "En betalningsrad täcker tillsammans med en annan rad fler dagar än perioden har vardagar.",
    en: "One payment row together with another covers more days than the period has weekdays.",
  },
  PAYMENT_OUTSIDE_JOB_SEARCH: {
    fi: "Yhden maksun alkamispäivänä henkilöllä ei ole voimassa olevaa työllisyyskoodia.",
    sv: "En betalning börjar en dag då personen inte har någon gällande sysselsättningskod.",
    en: "One payment starts on a day when the person has no employment code in force.",
  },
  PAID_BEFORE_PERIOD: {
    fi: "Yhden maksun maksupäivä on ennen jakson alkua.",
    sv: "En betalning har en betalningsdag före periodens början.",
    en: "One payment was paid out before its period began.",
  },
  BENEFIT_OUTSIDE_LAW: {
    fi: "Yksi maksu on ajalta, jolloin etuutta ei ollut laissa.",
    sv: "En betalning gäller en tid då förmånen inte fanns i lagen.",
    en: "One payment is for a time when the law did not have the benefit.",
  },
  NEGATIVE_NET_PAYMENT: {
    fi: "Yhden henkilön etuudessa takaisinperintä on suurempi kuin maksut.",
    sv: "För en persons förmån är återkravet större än betalningarna.",
    en: "For one person's benefit the recoveries are larger than the payments.",
  },
  PAYMENT_OUTSIDE_LIFE: {
    fi: "Yksi maksu on ajalta ennen syntymäkuukautta tai kuolinkuukauden jälkeen. Se on mukana kuntaosuudessa, kuten se on maksettu.",
    sv: "En betalning gäller tid före födelsemånaden eller efter dödsmånaden. Den ingår i kommunandelen så som den har betalats.",
    en: "One payment is for a time before the month of birth or after the month of death. It is in the municipal share as it was paid.",
  },
  PAYMENT_DELIVERED_TWICE: {
    fi: "Yksi maksu on aineistossa uudelleen eri maksupäivällä. Se on laskettu mukaan kummallakin kerralla.",
    sv: "En betalning finns i materialet på nytt med en annan betalningsdag. Den är medräknad båda gångerna.",
    en: "One payment is in the data again with another payout day. It is counted both times.",
  },
  RECOVERY_WITHOUT_PAYMENT: {
    fi: "Yhdessä takaisinperinnässä on enemmän päiviä kuin samalta ajalta oli siihen mennessä maksettu.",
    sv: "Ett återkrav har fler dagar än vad som dittills hade betalats för samma tid.",
    en: "One recovery has more days than had been paid for the same time by then.",
  },
  COUNTER_BROKEN: {
    fi: "Yhdessä maksussa maksajan kertymä hyppää tai palaa taaksepäin tavalla, jota maksetut päivät eivät selitä.",
    sv: "I en betalning hoppar betalarens antal dagar framåt eller bakåt på ett sätt som de betalda dagarna inte förklarar.",
    en: "In one payment the payer's counter jumps or goes back in a way the paid days do not explain.",
  },
  EMPTY_PAYMENT: {
    fi: "Yhdessä maksussa ei ole päiviä eikä euroja. Se ei vaikuta mihinkään.",
    sv: "En betalning har varken dagar eller euro. Den påverkar ingenting.",
    en: "One payment has neither days nor euros. It affects nothing.",
  },
  UNKNOWN_MUNICIPALITY: {
    fi: "Yhdellä rivillä on kuntakoodi, jota kuntaluettelossa ei ole.",
    sv: "En rad har en kommunkod som saknas i kommunregistret.",
    en: "One row has a municipality code the register lacks.",
  },
  MISSING_IN_SOURCE: {
    fi: "Yksi tieto puuttuu uusimmasta täydestä toimituksesta, vaikka se oli voimassa.",
    sv: "En uppgift saknas i den senaste fullständiga leveransen trots att den gällde.",
    en: "One record is missing from the newest full delivery although it was open.",
  },
  MONTH_WITHOUT_ROWS: {
    fi: "Rivit puuttuvat yhdeltä kuukaudelta.",
    sv: "En månad saknar rader.",
    en: "One month has no rows.",
  },
  ROWS_IN_QUARANTINE: {
    fi: "Yksi rivi odottaa korjausta. Se ei ole mukana missään luvussa.",
    sv: "En rad väntar på rättelse. Den ingår inte i någon siffra.",
    en: "One row waits to be corrected. It is in no figure.",
  },
};

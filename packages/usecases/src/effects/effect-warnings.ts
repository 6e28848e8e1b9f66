import { fillLocalised, type ErrorDetails, type Localised } from "@luotsi/base";
import type { NoEstimateReason } from "@luotsi/engines";

/** Something a reader must know about an estimate. */
export interface EffectWarning {
  readonly code: string;
  readonly message: Localised;
  /** The message with places for `details`, so that a count in it can be told otherwise. */
  readonly text: Localised;
  readonly details: ErrorDetails;
}

const reasons: Readonly<Record<NoEstimateReason, Localised>> = {
  no_treated: {
    fi: "Aineistossa ei ole yhtään palvelun saanutta.",
    sv: "Ingen i materialet har fått tjänsten.",
    en: "Nobody in the data got the service.",
  },
  no_control: {
    fi: "Aineistossa kaikki ovat saaneet palvelun, joten vertailukohtaa ei ole.",
    sv: "Alla i materialet har fått tjänsten, så det finns inget att jämföra med.",
    en: "Everybody in the data got the service, so there is nothing to compare with.",
  },
  too_few_rows: {
    fi: "Ryhmissä on liian vähän rivejä tähän menetelmään.",
    sv: "Grupperna har för få rader för denna metod.",
    en: "The groups have too few rows for this method.",
  },
  constant_outcome: {
    fi: "Tulosmuuttuja on sama kaikilla, joten vaikutusta ei voi arvioida.",
    sv: "Utfallet är detsamma för alla, så ingen effekt kan skattas.",
    en: "The outcome is the same for everyone, so no effect can be estimated.",
  },
  score_separated: {
    fi: "Taustatieto kertoo täysin, kuka sai palvelun: {names}. Vertailukelpoisia henkilöitä ei ole.",
    sv: "En bakgrundsuppgift avgör helt vem som fick tjänsten: {names}. Jämförbara personer saknas.",
    en: "A covariate tells exactly who got the service: {names}. Nobody is comparable.",
  },
  score_not_converged: {
    fi: "Osallistumisen todennäköisyyden malli ei asettunut.",
    sv: "Modellen för sannolikheten att delta stabiliserades inte.",
    en: "The model of the chance of treatment did not settle.",
  },
  cannot_balance: {
    fi: "Mitkään painot eivät tee ryhmistä samanlaisia: {names}.",
    sv: "Inga vikter gör grupperna lika: {names}.",
    en: "No weights make the groups alike: {names}.",
  },
  no_overlap: {
    fi: "Taustatiedot määräävät, kuka sai palvelun, joten ryhmiä ei voi verrata.",
    sv: "Bakgrunden avgör vem som fick tjänsten, så grupperna kan inte jämföras.",
    en: "The covariates decide who got the service, so the groups cannot be compared.",
  },
  instrument_without_effect: {
    fi: "Väline ei muuta sitä, kuka sai palvelun: {names}.",
    sv: "Instrumentet ändrar inte vem som fick tjänsten: {names}.",
    en: "The instrument does not change who got the service: {names}.",
  },
  no_comparison: {
    fi: "Yhdelläkään aloittaneella ei ole jaksoa ennen alkua tai samanaikaista vertailukohtaa.",
    sv: "Ingen som har börjat har en period före starten eller någon att jämföras med samtidigt.",
    en: "None who started has a period before the start, or anyone to be compared with at the time.",
  },
  too_few_near_cutoff: {
    fi: "Rajan kummallakin puolella on liian vähän rivejä.",
    sv: "Det finns för få rader på båda sidor om gränsen.",
    en: "There are too few rows on both sides of the cutoff.",
  },
  treatment_without_jump: {
    fi: "Palvelun saaminen ei muutu rajan kohdalla.",
    sv: "Andelen som får tjänsten ändras inte vid gränsen.",
    en: "Who gets the service does not change at the cutoff.",
  },
};

/** Why there is no estimate, in words. */
export function reasonWarning(
  reason: NoEstimateReason,
  names: readonly string[] = [],
): EffectWarning {
  return writtenWarning(reason.toUpperCase(), reasons[reason], { names: names.join(", ") });
}

/** A warning of a code. @param text with places. @param details values for them. */
export function writtenWarning(
  code: string,
  text: Localised,
  details: ErrorDetails,
): EffectWarning {
  return { code, message: fillLocalised(text, details), text, details };
}

/** The same warning with other values in its places. */
export function refilled(warning: EffectWarning, details: ErrorDetails): EffectWarning {
  return writtenWarning(warning.code, warning.text, { ...warning.details, ...details });
}

const warnings = {
  ROWS_MISSING: {
    fi: "{count} riviä jätettiin pois, koska tarvittava tieto puuttui.",
    sv: "{count} rader utelämnades, eftersom en uppgift saknades.",
    en: "{count} rows were left out because a value was missing.",
  },
  ROWS_REJECTED: {
    fi: "{count} riviä jätettiin pois, koska arvoa ei voitu lukea.",
    sv: "{count} rader utelämnades, eftersom ett värde inte kunde läsas.",
    en: "{count} rows were left out because a value could not be read.",
  },
  COVARIATES_DROPPED: {
    fi: "Muut taustatiedot kertovat jo saman, joten nämä jäivät pois: {names}.",
    sv: "Andra uppgifter säger redan detsamma, så dessa utelämnades: {names}.",
    en: "Other covariates already say the same, so these were left out: {names}.",
  },
  NO_COVARIATES: {
    fi: "Taustatietoja ei annettu, joten ryhmiä ei ole tasattu.",
    sv: "Ingen bakgrund angavs, så grupperna har inte utjämnats.",
    en: "No covariates were given, so the groups were not made alike.",
  },
  SCORES_CLIPPED: {
    fi: "{count} rivin osallistumisen todennäköisyys siirrettiin välille {low}–{high}.",
    sv: "Sannolikheten att delta flyttades till {low}–{high} på {count} rader.",
    en: "The chance of treatment was moved to {low}–{high} on {count} rows.",
  },
  ROWS_TRIMMED: {
    fi: "{count} riviä jätettiin pois, koska osallistuminen oli lähes varmaa tai lähes mahdotonta. Arvio koskee muita.",
    sv: "{count} rader utelämnades, eftersom deltagande var nästan säkert eller uteslutet. Skattningen gäller de övriga.",
    en: "{count} rows were left out because treatment was almost certain or almost impossible. The estimate is about the rest.",
  },
  RIDGE_USED: {
    fi: "Osallistumisen malli tarvitsi pehmennyksen {count} osassa, koska taustatiedot erottivat ryhmät.",
    sv: "Modellen för deltagande behövde dämpning i {count} delar, eftersom bakgrunden skilde grupperna åt.",
    en: "The model of treatment needed a ridge in {count} parts, because covariates separated the groups.",
  },
  SCORE_SEPARATED: {
    fi: "Taustatieto kertoo täysin, kuka sai palvelun ({names}), joten päällekkäisyyttä ei voi mitata.",
    sv: "En bakgrundsuppgift avgör helt vem som fick tjänsten ({names}), så överlappningen kan inte mätas.",
    en: "A covariate tells exactly who got the service ({names}), so the overlap cannot be measured.",
  },
  WEAK_INSTRUMENT: {
    fi: "Väline on heikko: ensimmäisen vaiheen F on {f} (raja 10). Arvio ja väli eivät pidä.",
    sv: "Instrumentet är svagt: första stegets F är {f} (gräns 10). Skattningen och intervallet håller inte.",
    en: "The instrument is weak: the first stage's F is {f} (limit 10). Neither estimate nor interval holds.",
  },
  WEAK_JUMP: {
    fi: "Palvelun saaminen muuttuu rajalla vain vähän ({jump}), joten arvio on epävarma.",
    sv: "Andelen som får tjänsten ändras bara lite vid gränsen ({jump}), så skattningen är osäker.",
    en: "Who gets the service changes only little at the cutoff ({jump}), so the estimate is unsure.",
  },
  BANDWIDTH_MATTERS: {
    fi: "Arvio riippuu ikkunan leveydestä: puolella leveydellä {half}, kaksinkertaisella {double}.",
    sv: "Skattningen beror på fönstrets bredd: halva bredden ger {half}, dubbla {double}.",
    en: "The estimate depends on the bandwidth: {half} at half of it, {double} at twice.",
  },
  ROBUST_INTERVAL_HOLDS_ZERO: {
    fi: "Kun kaarevuus otetaan huomioon, väli ulottuu nollan molemmin puolin: {low} … {high}.",
    sv: "När kurvan beaktas sträcker sig intervallet över noll: {low} … {high}.",
    en: "Once the curve is taken into account, the interval reaches both sides of zero: {low} … {high}.",
  },
  CHANGES_NOT_ADJUSTED: {
    fi: "{count} aloitusryhmän ja jakson vertailu jäi pois, koska taustatiedot erottavat ryhmät tai yksiköitä on liian vähän.",
    sv: "{count} jämförelser av startgrupp och period utelämnades, eftersom bakgrunden skiljer grupperna eller enheterna är för få.",
    en: "{count} comparisons of a cohort and period were left out, because covariates tell the groups apart or the units are too few.",
  },
  FEW_CLUSTERS: {
    fi: "Ryhmiä on vain {count}: väli on laskettu satunnaistamalla ryhmien merkkejä (Webb).",
    sv: "Det finns bara {count} grupper: intervallet har beräknats med slumpade tecken (Webb).",
    en: "There are only {count} groups: the interval was made by random signs of groups (Webb).",
  },
  ALWAYS_TREATED_LEFT_OUT: {
    fi: "{count} yksikköä oli palvelussa alusta asti, joten niistä ei tiedetä, mitä oli ennen.",
    sv: "{count} enheter hade tjänsten från början, så tiden före är okänd.",
    en: "{count} units had the service from the first period on, so nothing is known of them before.",
  },
  NOT_YET_TREATED_COMPARED: {
    fi: "Kukaan ei jäänyt ilman palvelua, joten verrattiin niihin, jotka eivät olleet vielä aloittaneet.",
    sv: "Ingen blev utan tjänsten, så jämförelsen görs med dem som inte hade börjat ännu.",
    en: "Nobody went without the service, so the comparison is with those who had not started yet.",
  },
  TWO_WAY_DIFFERS: {
    fi: "Tavallinen kiinteiden vaikutusten malli antaisi {twoWay}; se vertaa myös jo aloittaneisiin, joten sitä ei käytetä.",
    sv: "En vanlig modell med fasta effekter skulle ge {twoWay}; den jämför även med dem som redan börjat och används inte.",
    en: "The usual two-way model would give {twoWay}; it also compares with those already treated, so it is not used.",
  },
  BEFORE_DIFFERS: {
    fi: "Ryhmät erkanevat jo ennen alkua: {periods} jaksoa ennen ero on {estimate}.",
    sv: "Grupperna går isär redan före starten: {periods} perioder före är skillnaden {estimate}.",
    en: "The groups part already before the start: {periods} periods before, the difference is {estimate}.",
  },
  COVARIATES_NOT_USED: {
    fi: "Tämä menetelmä ei käytä taustatietoja.",
    sv: "Denna metod använder inte bakgrundsuppgifter.",
    en: "This method does not use covariates.",
  },
  TOO_MANY_DISTANCES: {
    fi: "Etäisyyksiä pitäisi laskea {millions} miljoonaa. Pienennä väljyyttä (--caliper) tai anna tarkkoja avaimia (--exact).",
    sv: "{millions} miljoner avstånd skulle behöva räknas. Minska kalipern (--caliper) eller ange exakta nycklar (--exact).",
    en: "{millions} million distances would have to be computed. Use a smaller caliper (--caliper) or exact keys (--exact).",
  },
  STARTS_NOT_COMPARED: {
    fi: "{count} aloittaneelle ei ollut samana kuukautena ketään vertailtavaa samassa luokassa.",
    sv: "{count} som började hade ingen att jämföras med samma månad i samma klass.",
    en: "{count} who started had nobody to be compared with in the same month and class.",
  },
  NO_GAIN_TO_PRICE: {
    fi: "Tulos ei parantunut, joten yhdelle lisäyksikölle ei ole hintaa. Katso nettohyötyä.",
    sv: "Utfallet blev inte bättre, så en enhet till har inget pris. Se nettonyttan.",
    en: "The outcome did not improve, so one more unit has no price. Look at the net benefit.",
  },
  PRICE_WITHOUT_INTERVAL: {
    fi: "Vaikutusta ei erota nollasta, joten lisäyksikön hinnalla ei ole rajattua väliä. Katso nettohyötyä.",
    sv: "Effekten kan inte skiljas från noll, så priset på en enhet till har inget avgränsat intervall. Se nettonyttan.",
    en: "The effect is not told apart from zero, so the price of one more unit has no bounded interval. Look at the net benefit.",
  },
  BANDS_FROM_DATA: {
    fi: "Luokkarajat päätettiin aineistosta, ei etukäteen: {names}. Anna rajat (--cutpoints).",
    sv: "Klassgränserna togs ur materialet, inte på förhand: {names}. Ange gränser (--cutpoints).",
    en: "The bands were taken from the data, not stated beforehand: {names}. Give cuts (--cutpoints).",
  },
  SMALL_GROUP_SHOWN: {
    fi: "Osa luvuista kertoo alle viidestä henkilöstä. Ennen kuin annat tuloksen eteenpäin, piilota ne: --small-counts hide.",
    sv: "En del av talen gäller färre än fem personer. Dölj dem innan du ger resultatet vidare: --small-counts hide.",
    en: "Some figures tell of fewer than five people. Hide them before you pass the result on: --small-counts hide.",
  },
  SMALL_GROUP_HIDDEN: {
    fi: "Ryhmässä on alle viisi henkilöä, joten lukuja ei kerrota.",
    sv: "Gruppen har färre än fem personer, så inga tal visas.",
    en: "A group has fewer than five people, so no figures are told.",
  },
  SMALL_CLASSES_HIDDEN: {
    fi: "Luokassa on alle viisi henkilöä, joten sen luvut jätettiin pois: {names}.",
    sv: "Klassen har färre än fem personer, så dess tal utelämnades: {names}.",
    en: "A class has fewer than five people, so its figures were left out: {names}.",
  },
  ESTIMAND_NOT_AVAILABLE: {
    fi: "Tämä menetelmä arvioi toista vaikutusta kuin pyydettiin: {estimand}.",
    sv: "Denna metod skattar en annan effekt än den begärda: {estimand}.",
    en: "This method estimates another effect than was asked for: {estimand}.",
  },
} as const satisfies Readonly<Record<string, Localised>>;

export type EffectWarningCode = keyof typeof warnings;

/** A warning in words. @param code of the warning. @param details values for the places in its text. */
export function effectWarning(code: EffectWarningCode, details: ErrorDetails = {}): EffectWarning {
  return writtenWarning(code, warnings[code], details);
}

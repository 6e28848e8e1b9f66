/** The policy word by word: every part binds whoever ever builds a score. */
export const fi = {
  title: "Säännöt: Riskipisteet",
  parts: "Sääntöjen osat",
  rules: "Säännöt",
  policy: "Riskipisteet",
  finding: "Luotsissa ei ole riskipisteitä. Jos niitä joskus tulee, ne eivät päätä mitään.",
  why: "Miksi tämä sivu on olemassa jo nyt",
  whyText:
    "Pisteet, jotka ennustavat yksittäisen ihmisen pitkää työttömyyttä, ohjaavat helposti palveluja pois niiltä, jotka niitä eniten tarvitsevat. Siksi ehdot on kirjoitettu ennen kuin yhtäkään pistettä lasketaan.",
  commitments: "Ehdot, jotka jokaisen pisteen on täytettävä",
  items: [
    "Piste ei päätä. Palvelua, tukea tai tapaamista ei anneta eikä evätä pisteen perusteella; päätöksen tekee ihminen ja vastaa siitä.",
    "Syyt näytetään. Pisteen vieressä ovat aina ne tiedot, joista se syntyi, ja kuinka paljon kukin vaikutti.",
    "Virheet mitataan ryhmittäin. Kuinka usein piste erehtyy kumpaankin suuntaan, julkaistaan ryhmittäin joka kuukausi.",
    "Pisteen saa ohittaa. Työntekijä voi asettua toiselle kannalle ja kirjoittaa, miksi; ohitukset seurataan.",
    "Piste ei koskaan ole syy jättää palvelua antamatta.",
    "Kansalaisuus, kieli, sukupuoli ja terveys eivät ole lähtötietoja. Niitä käytetään vain sen tarkistamiseen, kohteleeko piste ryhmiä eri tavoin.",
    "Asiakas saa tietää pisteestään, sen syistä ja siitä, kuka sen on nähnyt.",
  ],
  law: "Mihin ehdot perustuvat",
  lawItems: [
    "Yleinen tietosuoja-asetus (EU) 2016/679, 22 artikla: oikeus olla joutumatta yksinomaan automaattisen päätöksen kohteeksi.",
    "Tekoälyasetus (EU) 2024/1689, liite III: työllisyyteen ja julkisiin palveluihin pääsyyn vaikuttavat järjestelmät voivat olla suuririskisiä. Tarkistettava ennen käyttöönottoa.",
    "Yhdenvertaisuuslaki 1325/2014, 8 §: syrjinnän kielto.",
  ],
  ask: "Jos huomaat Luotsissa jotakin, joka toimii kuin piste mutta ei täytä ehtoja, kerro siitä tietosuojavastaavalle.",
};

export type RiskPolicyMessages = typeof fi;

import type { CorrectionGround, ErasureGround } from "@luotsi/contract";

type CorrectionGrounds = Readonly<Record<CorrectionGround, string>>;
type ErasureGrounds = Readonly<Record<ErasureGround, string>>;

export const fi = {
  title: "Asiakkuudet: Rekisteröidyn pyynnöt",
  finding:
    "Vastaa henkilölle, joka pyytää omat tietonsa, niiden oikaisua tai poistoa. Varmista ensin, kuka kysyy. Haku ja kaikki teot jäävät lokiin.",
  noneFound:
    "Ketään ei löytynyt. Vastaa pyytäjälle, että tällä tunnuksella Luotsissa ei ole hänestä tietoja, tai kokeile toista hakutapaa.",
  person: (pseudonym: string) => `Henkilö ${pseudonym}`,
  identity: "Henkilötiedot ja niiden historia",
  noIdentity: "Holvissa ei ole henkilötietoja tästä henkilöstä.",
  noVault:
    "Holvi ei ole käytössä: nimeä, henkilötunnusta tai yhteystietoja ei ole tallennettu, joten oikaistavaa ei ole.",
  field: "Tieto",
  fieldValue: "Arvo",
  kept: "Tallennettu",
  state: "Tila",
  current: "voimassa",
  keptBy: (day: string, by: string, ground: string) => `${day}, ${by}: ${ground}`,
  supersededBy: (day: string, by: string, ground: string) => `korvattu ${day}, ${by}: ${ground}`,
  held: "Mitä muuta tallessa on",
  table: "Aineisto",
  rows: "Rivejä",
  rejected: "Tuonnissa hylätyt rivit",
  noRows: "Muita rivejä ei ole.",
  seen: "Kuka on katsonut",
  seenNone: "Kukaan ei ole katsonut tätä henkilöä.",
  who: "Käyttäjä",
  role: "Rooli",
  times: "Kertaa",
  last: "Viimeksi",
  correct: "Oikaise tieto",
  correctText:
    "Tästä oikaistaan holvin tieto. Rekisterin tieto, kuten syntymäkuukausi tai työttömyysjakso, oikaistaan rekisterissä; seuraava toimitus tuo sen tänne. Vanha arvo jää historiaan.",
  now: (value: string) => `Nyt: ${value}`,
  nowNone: "Nyt: ei arvoa",
  newValue: "Oikea arvo",
  newValueMissing: "Kirjoita oikea arvo.",
  ground: "Peruste",
  correctionGrounds: {
    "data-subject-request": "Rekisteröidyn pyyntö",
    "register-says-otherwise": "Rekisterissä on toisin",
    misprint: "Kirjoitusvirhe",
  } satisfies CorrectionGrounds as CorrectionGrounds,
  otherGrounds: { import: "tuonti" } as Readonly<Record<string, string>>,
  correctDo: "Oikaise",
  corrected: (field: string) => `${field} on oikaistu. Vanha arvo on historiassa.`,
  unchanged: (field: string) => `${field} oli jo tämä. Mitään ei muutettu.`,
  erase: "Poista tiedot",
  mayNow: "Säilytysaika on päättynyt: tiedot saa poistaa.",
  mayFrom: (day: string) => `Tiedot on vielä säilytettävä. Ne saa poistaa ${day} alkaen.`,
  isCustomer:
    "Henkilö on asiakas: tietoja ei poisteta ennen kuin asiakkuuden päättymisestä laskettava aika on kulunut.",
  because: (act: string, section: string, title: string) =>
    `Peruste: ${act}, ${section} (${title}).`,
  refuseNext:
    "Rekisteröidyn pyyntö ei ohita tätä (tietosuoja-asetus, 17 artiklan 3 kohdan b alakohta). Anna pyytäjälle kirjallinen, perusteltu vastaus.",
  goes: "Poistuu lopullisesti",
  goesIdentity: (count: string) => `holvin arvot, myös aiemmat, ja niiden avaimet (${count})`,
  goesNotes: (count: string) => `laskutapausten muistiinpanot tyhjennetään (${count})`,
  goesRejected: (count: string) => `hylättyjen rivien solut tyhjennetään (${count})`,
  goesLink: "yhteys henkilöstä riveihin: peitetunnus vaihdetaan satunnaiseen",
  stays: "Jää",
  staysRows: (count: string) => `rivit, jotka eivät sen jälkeen ole kenenkään (${count})`,
  staysSums: "suljetut kuukaudet, summat ja julkaistut luvut sellaisinaan",
  staysLog: "käyttölokin tapahtumat peitetunnuksella",
  staysBackups: "varmuuskopiot, kunnes ne poistuvat omalla ajallaan",
  erasureGround: "Millä perusteella poistetaan",
  erasureGrounds: {
    "retention-ended": "Säilytysaika on päättynyt",
    "data-subject-request": "Rekisteröity pyytää poistoa",
    "authority-order": "Viranomainen on määrännyt poiston",
    "unlawful-processing": "Tietoja on käsitelty lainvastaisesti",
  } satisfies ErasureGrounds as ErasureGrounds,
  groundMissing: "Valitse peruste.",
  eraseDo: "Poista henkilön tiedot …",
  eraseAsk: "Poistetaanko henkilön tiedot lopullisesti?",
  eraseFinal: "Poistoa ei voi perua. Kukaan, myöskään ylläpito, ei saa tietoja takaisin.",
  eraseType: (end: string) => `Kirjoita vahvistukseksi peitetunnuksen loppu: ${end}`,
  eraseTypeWrong: (end: string) => `Vahvistus ei täsmää. Kirjoita ${end}.`,
  eraseConfirm: "Poista lopullisesti",
  receipt: "Tiedot on poistettu",
  receiptWhose: "Peitetunnus",
  receiptDay: "Päivä",
  receiptGround: "Peruste",
  receiptIdentity: "Holvin arvoja tuhottu",
  receiptNotes: "Muistiinpanoja tyhjennetty",
  receiptRejected: "Hylättyjä rivejä tyhjennetty",
  receiptRows: (title: string) => `Irrotettuja rivejä, ${title}`,
  receiptNext:
    "Ilmoita pyytäjälle poistosta. Poisto on lokissa. Varmuuskopioissa tiedot ovat, kunnes kopiot poistuvat.",
  receiptSave: "Tallenna kuitti",
  receiptFile: "poiston-kuitti",
};

export type DataRequestMessages = typeof fi;

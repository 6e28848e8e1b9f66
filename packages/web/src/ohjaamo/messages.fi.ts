export const fi = {
  title: "Mittarit: Ohjaamon käynnit",
  parts: "Mittarien osat",
  indicators: "Mittarit",
  ohjaamo: "Ohjaamo",
  filter: "Vuonna {year}, jaettuna {by}.",
  year: "Vuosi",
  by: "Jako",
  ways: { reason: "syyn mukaan", site: "toimipisteen mukaan", age: "iän mukaan" },
  table: "Käynnit kuukausittain",
  month: "Kuukausi",
  all: "Käyntejä",
  hidden: "peitetty",
  anonymous:
    "Ohjaamossa voi käydä kertomatta kuka on. Luotsi pitää vain määrät päivittäin, pisteittäin ja syittäin; pienet luvut (alle 5) ja ne, joista ne voisi laskea, on peitetty.",
  none: "Ohjaamon käyntejä ei ole vielä tuotu.",
  import: "Tuo käynnit (lähde ohjaamo-visits)",
  askImport: "Käynnit tuo se, jolla on oikeus tuoda aineistoja.",
};

export type OhjaamoMessages = typeof fi;

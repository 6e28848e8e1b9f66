import type { Localised } from "@luotsi/base";
import type { ForecastWarning } from "@luotsi/engines";

/** What a reader should know of a forecast, by the engine's code. */
export const forecastWarningTexts: Readonly<Record<ForecastWarning, Localised>> = {
  constant_series: {
    fi: "Sarja ei ole koskaan muuttunut, joten ennustevälillä ei ole leveyttä.",
    sv: "Serien har aldrig ändrats, så prognosintervallet har ingen bredd.",
    en: "The series has never changed, so the intervals have no width.",
  },
  no_season_yet: {
    fi: "Historiaa on enintään kaksi kautta: kausivaihtelua ei arvioitu.",
    sv: "Historiken omfattar högst två säsonger: ingen säsongsvariation skattades.",
    en: "The history is two seasons at most: no season was estimated.",
  },
  gaps_filled: {
    fi: "Puuttuvat jaksot täytettiin naapureista ennen sovitusta.",
    sv: "Perioder som saknas fylldes från grannarna före anpassningen.",
    en: "Missing periods were filled from their neighbours before fitting.",
  },
  ends_missing: {
    fi: "Viimeiset jaksot puuttuvat; ennuste ulottuu niiden yli.",
    sv: "De sista perioderna saknas; prognosen sträcker sig över dem.",
    en: "The last periods are missing; the forecast reaches over them.",
  },
  not_back_tested: {
    fi: "Historia ei riittänyt koeajoon; välit perustuvat vain sovitukseen.",
    sv: "Historiken räckte inte för ett prov; intervallen bygger bara på anpassningen.",
    en: "The history was too short for a back-test; the intervals rest on the fit alone.",
  },
  not_better_than_naive: {
    fi: "Koeajossa ennuste ei ollut parempi kuin viime vuoden saman kuukauden luku.",
    sv: "I provet var prognosen inte bättre än fjolårets siffra för samma månad.",
    en: "In the back-test the forecast was no better than the same month a year before.",
  },
};

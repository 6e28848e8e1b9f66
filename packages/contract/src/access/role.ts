import type { Localised } from "@luotsi/base";

import type { Permission } from "./permission.ts";
import type { ScopeKind } from "./scope.ts";

export const roleIds = [
  "controller",
  "director",
  "team-lead",
  "coach",
  "grants-handler",
  "employer-expert",
  "board-member",
  "state-partner",
  "analyst",
  "administrator",
  "auditor",
] as const;
export type RoleId = (typeof roleIds)[number];

export interface Role {
  readonly title: Localised;
  /** What the role does with Luotsi, in one sentence. */
  readonly job: Localised;
  readonly permissions: readonly Permission[];
  /** How far the role may reach: what a group of the identity provider can be given. */
  readonly scopes: readonly ScopeKind[];
}

const everybody: readonly Permission[] = ["manage-own-session", "read-rules"];
const picture: readonly Permission[] = [...everybody, "read-overview", "read-indicators"];
const areaOrMunicipalities: readonly ScopeKind[] = ["everything", "municipalities"];

/** Who may do what; the API checks it and screens derive what they offer from it. */
export const roles: Readonly<Record<RoleId, Role>> = {
  controller: {
    title: { fi: "Talouspäällikkö", sv: "Ekonomichef", en: "Controller" },
    job: {
      fi: "Seuraa kahta kustannuslajia, tuo aineistot ja sulkee kuukauden.",
      sv: "Följer de två kostnadsslagen, importerar material och stänger månaden.",
      en: "Follows the two costs, imports the data and closes the month.",
    },
    permissions: [
      ...picture,
      "read-finance",
      "read-liability",
      "read-finance-rows",
      "read-invoice-cases",
      "handle-invoice-cases",
      "manage-scenarios",
      "read-data",
      "import-data",
      "undo-import",
      "manage-mappings",
      "close-month",
    ],
    scopes: areaOrMunicipalities,
  },
  director: {
    title: { fi: "Työllisyysjohtaja", sv: "Sysselsättningsdirektör", en: "Employment director" },
    job: {
      fi: "Päättää, mitkä palvelut kasvavat, pienenevät tai päättyvät.",
      sv: "Beslutar vilka tjänster som växer, minskar eller upphör.",
      en: "Decides which services grow, shrink or end.",
    },
    permissions: [
      ...picture,
      "read-finance",
      "read-liability",
      "read-finance-rows",
      "manage-scenarios",
      "read-data",
      "read-access",
      "handle-data-requests",
      "read-privacy",
    ],
    scopes: areaOrMunicipalities,
  },
  "team-lead": {
    title: { fi: "Tiimiesihenkilö", sv: "Teamledare", en: "Team lead" },
    job: {
      fi: "Pitää alkuvaiheen lain määräajoissa ja kuorman tasaisena.",
      sv: "Håller startskedet inom lagens tidsfrister och arbetsbördan jämn.",
      en: "Keeps the early phase on its legal deadlines and caseloads even.",
    },
    permissions: [...picture, "reidentify", "handle-data-requests"],
    scopes: ["everything", "municipalities", "teams"],
  },
  coach: {
    title: { fi: "Omavalmentaja", sv: "Egen coach", en: "Coach" },
    job: {
      fi: "Palvelee omia asiakkaitaan.",
      sv: "Betjänar sina egna kunder.",
      en: "Serves the own customers.",
    },
    permissions: [...picture, "reidentify"],
    scopes: ["own-customers", "teams"],
  },
  "grants-handler": {
    title: { fi: "Avustuskäsittelijä", sv: "Understödshandläggare", en: "Grants handler" },
    job: {
      fi: "Vie hakemuksen päätökseen, maksuun ja seurantaan.",
      sv: "För ansökan till beslut, betalning och uppföljning.",
      en: "Takes an application to decision, payment and follow-up.",
    },
    permissions: picture,
    scopes: areaOrMunicipalities,
  },
  "employer-expert": {
    title: { fi: "Yritysasiantuntija", sv: "Företagsexpert", en: "Employer-services expert" },
    job: {
      fi: "Hoitaa työnantajat, paikat ja ehdokkaat.",
      sv: "Sköter arbetsgivare, platser och kandidater.",
      en: "Looks after employers, vacancies and candidates.",
    },
    permissions: picture,
    scopes: areaOrMunicipalities,
  },
  "board-member": {
    title: { fi: "Luottamushenkilö", sv: "Förtroendevald", en: "Board member" },
    job: {
      fi: "Lukee yhden selkeän kuvan ja voi luottaa sen lukuihin.",
      sv: "Läser en klar bild och kan lita på siffrorna.",
      en: "Reads one clear picture and can trust its numbers.",
    },
    permissions: [...picture, "read-finance"],
    scopes: ["everything"],
  },
  "state-partner": {
    title: { fi: "Valtion kumppani", sv: "Statens partner", en: "State partner" },
    job: {
      fi: "Käy seurantakeskustelun yhteisillä mittareilla.",
      sv: "För uppföljningsdiskussionen med gemensamma indikatorer.",
      en: "Holds the monitoring discussion on agreed indicators.",
    },
    permissions: [...everybody, "read-indicators"],
    scopes: ["everything"],
  },
  analyst: {
    title: { fi: "Tietoasiantuntija", sv: "Dataexpert", en: "Analyst" },
    job: {
      fi: "Tarkistaa määritelmät, kattavuuden ja aineistot.",
      sv: "Granskar definitioner, täckning och material.",
      en: "Checks definitions, coverage and data.",
    },
    permissions: [
      ...picture,
      "read-finance",
      "read-liability",
      "manage-scenarios",
      "read-data",
      "import-data",
      "manage-mappings",
      "read-privacy",
    ],
    scopes: areaOrMunicipalities,
  },
  administrator: {
    title: { fi: "Pääkäyttäjä", sv: "Huvudanvändare", en: "Administrator" },
    job: {
      fi: "Huolehtii oikeuksista ja palvelimen kunnosta, ei näe asiakkaita.",
      sv: "Sköter rättigheter och serverns skick, ser inga kunder.",
      en: "Looks after rights and the server's health, sees no customers.",
    },
    permissions: [...everybody, "read-access", "read-audit-log", "read-privacy"],
    scopes: ["everything"],
  },
  auditor: {
    title: { fi: "Tarkastaja", sv: "Revisor", en: "Auditor" },
    job: {
      fi: "Valvoo, kuka on katsonut ja muuttanut mitäkin, eikä muuta mitään.",
      sv: "Övervakar vem som har sett och ändrat vad, och ändrar ingenting.",
      en: "Oversees who has looked at and changed what, and changes nothing.",
    },
    permissions: [...picture, "read-access", "read-audit-log", "read-privacy"],
    scopes: ["everything"],
  },
};

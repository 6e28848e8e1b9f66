import { benefitLiabilityService } from "@luotsi/contract";

/** One budget year of a service, in whole cents at full scale. */
export interface PlannedYear {
  /** TA, where it is known apart from the use plan. */
  readonly originalBudget?: number;
  /** KS */
  readonly usePlan?: number;
  /** LTA, signed. */
  readonly amendment?: number;
  /** What the year came to, or for the year under way what it is heading for. */
  readonly outcome?: number;
}

export type StatutoryClass =
  | "voluntary"
  | "appropriation_bound"
  | "appropriation_independent"
  | "need_bound"
  | "assignment";

/** How the year's money falls on months: weights of January to December. */
export type YearShape = readonly number[];

/** A service of the budget and the ledger. */
export interface FinanceService {
  readonly id: string;
  readonly name: string;
  readonly statutoryClass: StatutoryClass;
  readonly side: "revenue" | "expense";
  /** Accounts with their shares of the service's money. */
  readonly accounts: readonly (readonly [account: string, share: number])[];
  readonly shape: YearShape;
  readonly years: Readonly<Record<number, PlannedYear>>;
  /** Group of the Q4/2024 monitoring report the service belongs to. */
  readonly group2024?: "te_reform" | "employing" | "discretionary" | "other" | "benefit_share";
}

/** The service under which the invoices of the benefits are booked. */
export const benefitService = benefitLiabilityService;

const steady: YearShape = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1.08];
const staff: YearShape = [0.97, 0.97, 0.98, 0.98, 1, 1.45, 0.92, 0.94, 0.97, 0.98, 0.98, 1.05];
const schoolYear: YearShape = [0.8, 1, 1.1, 1.1, 1.15, 0.9, 0.45, 0.7, 1.05, 1.2, 1.25, 1.3];
const summer: YearShape = [0.05, 0.05, 0.1, 0.2, 0.6, 3.2, 4.4, 2.6, 0.6, 0.1, 0.05, 0.05];
const lateYear: YearShape = [0.3, 0.4, 0.5, 0.7, 0.8, 0.9, 0.6, 0.8, 1.2, 1.5, 1.8, 2.5];
const instalments: YearShape = [0.2, 0.2, 2.6, 0.2, 0.2, 2.8, 0.1, 0.2, 2.6, 0.2, 0.2, 2.7];

const k = (thousands: number): number => Math.round(thousands * 100_000);

const pay = [
  ["4000", 0.78],
  ["4100", 0.17],
  ["4500", 0.05],
] as const;
const bought = [["4300", 1]] as const;
const grants = [["4700", 1]] as const;

/** Services that exist in all years, with the class of the service plan for 2025. */
const ownServices: readonly FinanceService[] = [
  {
    id: "lahti-lisa",
    name: "Lahti-lisä yhdistyksille",
    statutoryClass: "voluntary",
    side: "expense",
    accounts: grants,
    shape: steady,
    group2024: "discretionary",
    years: {
      2023: { outcome: k(655) },
      2024: { usePlan: k(560), outcome: 39_131_620 },
      2025: { originalBudget: k(550), usePlan: k(500), outcome: k(431) },
      2026: { originalBudget: k(420), usePlan: k(420), outcome: k(380) },
    },
  },
  {
    id: "rekrytointipalkkio",
    name: "Rekrytointipalkkio yrityksille",
    statutoryClass: "voluntary",
    side: "expense",
    accounts: grants,
    shape: steady,
    group2024: "discretionary",
    years: {
      2023: { outcome: k(112) },
      2024: { usePlan: k(160), outcome: 6_495_000 },
      2025: { originalBudget: k(250), usePlan: k(250), outcome: k(188) },
      2026: { originalBudget: k(230), usePlan: k(230), outcome: k(241) },
    },
  },
  {
    id: "kesatyosetelit",
    name: "Kesätyösetelit",
    statutoryClass: "voluntary",
    side: "expense",
    accounts: grants,
    shape: summer,
    group2024: "discretionary",
    years: {
      2023: { outcome: k(104) },
      2024: { usePlan: k(130), outcome: k(96) },
      2025: { originalBudget: k(120), usePlan: k(120), outcome: k(116) },
      2026: { originalBudget: k(120), usePlan: k(120), outcome: k(119) },
    },
  },
  {
    id: "kesaharjoittelijat",
    name: "Kesäharjoittelijat",
    statutoryClass: "voluntary",
    side: "expense",
    accounts: pay,
    shape: summer,
    group2024: "other",
    years: {
      2023: { outcome: k(286) },
      2024: { usePlan: k(300), outcome: 26_874_115 },
      2025: { originalBudget: k(330), usePlan: k(330), outcome: k(312) },
      2026: { originalBudget: k(310), usePlan: k(310), outcome: k(305) },
    },
  },
  {
    id: "ymparistopaja",
    name: "Ympäristöpaja",
    statutoryClass: "voluntary",
    side: "expense",
    accounts: pay,
    shape: staff,
    group2024: "other",
    years: {
      2023: { outcome: k(402) },
      2024: { usePlan: k(420), outcome: 36_580_940 },
      2025: { originalBudget: k(450), usePlan: k(450), outcome: k(438) },
      2026: { originalBudget: k(300), usePlan: k(300), outcome: k(296) },
    },
  },
  {
    id: "nuorten-pajat",
    name: "Nuorten pajat",
    statutoryClass: "voluntary",
    side: "expense",
    accounts: pay,
    shape: staff,
    group2024: "other",
    years: {
      2023: { outcome: k(548) },
      2024: { usePlan: k(560), outcome: 52_112_260 },
      2025: { originalBudget: k(600), usePlan: k(650), outcome: k(641) },
      2026: { originalBudget: k(620), usePlan: k(620), outcome: k(633) },
    },
  },
  {
    id: "yhdistysavustukset",
    name: "Yhdistysten avustukset",
    statutoryClass: "voluntary",
    side: "expense",
    accounts: grants,
    shape: instalments,
    group2024: "other",
    years: {
      2023: { outcome: k(271) },
      2024: { usePlan: k(280), outcome: k(262) },
      2025: { originalBudget: k(300), usePlan: k(300), outcome: k(287) },
      2026: { originalBudget: k(200), usePlan: k(200), outcome: k(196) },
    },
  },
  {
    id: "kaupungin-tyollistaminen",
    name: "Työllistäminen kaupungin työsuhteisiin",
    statutoryClass: "appropriation_bound",
    side: "expense",
    accounts: pay,
    shape: steady,
    group2024: "employing",
    years: {
      2023: { outcome: k(2740) },
      2024: { usePlan: k(3600), outcome: 274_166_130 },
    },
  },
  {
    id: "velvoitetyollistaminen",
    name: "Velvoitetyöllistäminen",
    statutoryClass: "appropriation_independent",
    side: "expense",
    accounts: pay,
    shape: [1.2, 1.2, 1.2, 1.2, 1.2, 1.3, 1.1, 1, 0.9, 0.7, 0.6, 0.4],
    group2024: "employing",
    years: {
      2023: { outcome: k(900) },
      2024: { usePlan: k(1150), outcome: 91_725_410 },
    },
  },
  {
    id: "te-uudistus",
    name: "TE-palvelut-uudistuksen valmistelu",
    statutoryClass: "assignment",
    side: "expense",
    accounts: [
      ["4000", 0.5],
      ["4100", 0.11],
      ["4300", 0.39],
    ],
    shape: lateYear,
    group2024: "te_reform",
    years: { 2023: { outcome: k(118) }, 2024: { usePlan: k(2350), outcome: 66_148_012 } },
  },
];

/** Services of the statutory tasks; most of them began on 1.1.2025. */
const statutoryServices: readonly FinanceService[] = [
  {
    id: "asiakaspalvelut",
    name: "Asiakaspalvelut",
    statutoryClass: "appropriation_bound",
    side: "expense",
    accounts: pay,
    shape: staff,
    group2024: "other",
    years: {
      2023: { outcome: k(792) },
      2024: { usePlan: k(1350), outcome: 105_433_275 },
      2025: { originalBudget: k(3600), usePlan: k(3600), outcome: k(3512) },
      2026: { originalBudget: k(3700), usePlan: k(3700), outcome: k(3684) },
    },
  },
  {
    id: "valmennukset",
    name: "Valmennukset",
    statutoryClass: "appropriation_bound",
    side: "expense",
    accounts: bought,
    shape: schoolYear,
    group2024: "other",
    years: {
      2023: { outcome: 30_101_065 },
      2024: { usePlan: k(440), outcome: 39_029_230 },
      2025: { originalBudget: k(2200), usePlan: k(2200), outcome: k(1964) },
      2026: { originalBudget: k(2100), usePlan: k(2100), outcome: k(2188) },
    },
  },
  {
    id: "palkkatuki",
    name: "Palkkatuki",
    statutoryClass: "appropriation_bound",
    side: "expense",
    accounts: grants,
    shape: steady,
    years: {
      2025: { originalBudget: k(4100), usePlan: k(4100) },
      2026: { originalBudget: k(4300), usePlan: k(4300) },
    },
  },
  {
    id: "starttiraha",
    name: "Starttiraha",
    statutoryClass: "appropriation_bound",
    side: "expense",
    accounts: grants,
    shape: steady,
    years: {
      2025: { originalBudget: k(900), usePlan: k(900) },
      2026: { originalBudget: k(850), usePlan: k(850) },
    },
  },
  {
    id: "tyovoimakoulutus",
    name: "Työvoimakoulutus",
    statutoryClass: "appropriation_bound",
    side: "expense",
    accounts: bought,
    shape: schoolYear,
    years: {
      2025: { originalBudget: k(2600), usePlan: k(2600), outcome: k(2286) },
      2026: { originalBudget: k(2700), usePlan: k(2700), outcome: k(2611) },
    },
  },
  {
    id: "digipalvelut",
    name: "Digitaaliset palvelut",
    statutoryClass: "appropriation_bound",
    side: "expense",
    accounts: bought,
    shape: lateYear,
    years: {
      2025: { originalBudget: k(400), usePlan: k(400), outcome: k(352) },
      2026: { originalBudget: k(450), usePlan: k(450), outcome: k(431) },
    },
  },
  {
    id: "monialainen-palvelu",
    name: "Monialainen palvelu (TYM)",
    statutoryClass: "appropriation_bound",
    side: "expense",
    accounts: pay,
    shape: staff,
    years: {
      2025: { originalBudget: k(500), usePlan: k(500), outcome: k(467) },
      2026: { originalBudget: k(520), usePlan: k(520), outcome: k(515) },
    },
  },
  {
    id: "lakisaateinen-asiakaspalvelu",
    name: "Lakisääteinen taso asiakaspalvelusta",
    statutoryClass: "appropriation_independent",
    side: "expense",
    accounts: pay,
    shape: staff,
    years: {
      2025: { originalBudget: k(3100), usePlan: k(3100), outcome: k(3047) },
      2026: { originalBudget: k(3200), usePlan: k(3200), outcome: k(3239) },
    },
  },
  {
    id: "lakisaateiset-palvelut",
    name: "Lakisääteinen taso palveluista ja koulutuksista",
    statutoryClass: "appropriation_independent",
    side: "expense",
    accounts: bought,
    shape: schoolYear,
    years: {
      2025: { originalBudget: k(1200), usePlan: k(1200), outcome: k(1098) },
      2026: { originalBudget: k(1250), usePlan: k(1250), outcome: k(1187) },
    },
  },
  {
    id: "muutosturva",
    name: "Muutosturva",
    statutoryClass: "need_bound",
    side: "expense",
    accounts: bought,
    shape: steady,
    years: {
      2025: { originalBudget: k(150), usePlan: k(150), outcome: k(121) },
      2026: { originalBudget: k(160), usePlan: k(160), outcome: k(214) },
    },
  },
  {
    id: "rekrytointikoulutus",
    name: "Rekrytointi- ja lomautuskoulutus",
    statutoryClass: "need_bound",
    side: "expense",
    accounts: bought,
    shape: schoolYear,
    years: {
      2025: { originalBudget: k(150), usePlan: k(150), outcome: k(98) },
      2026: { originalBudget: k(150), usePlan: k(150), outcome: k(142) },
    },
  },
  {
    id: "yhteishankintakoulutus",
    name: "Yhteishankintakoulutus",
    statutoryClass: "need_bound",
    side: "expense",
    accounts: bought,
    shape: schoolYear,
    years: {
      2025: { originalBudget: k(100), usePlan: k(100), outcome: k(74) },
      2026: { originalBudget: k(100), usePlan: k(100), outcome: k(91) },
    },
  },
  {
    id: "kotoutumiskoulutus",
    name: "Kotoutumiskoulutukset ja -palvelut",
    statutoryClass: "need_bound",
    side: "expense",
    accounts: bought,
    shape: schoolYear,
    years: {
      2025: { originalBudget: k(600), usePlan: k(600), outcome: k(655) },
      2026: { originalBudget: k(690), usePlan: k(690), outcome: k(703) },
    },
  },
  {
    id: benefitService,
    name: "Työttömyysetuuksien kuntaosuus",
    statutoryClass: "appropriation_independent",
    side: "expense",
    accounts: [["4740", 1]],
    shape: [1.05, 1, 1.02, 1, 1, 0.97, 0.98, 1, 0.98, 1, 1, 1],
    group2024: "benefit_share",
    years: {
      2023: { outcome: 2_008_347_012 },
      2024: { usePlan: k(16_000), outcome: 1_798_421_035 },
      2025: { originalBudget: k(25_500), usePlan: k(25_500), amendment: k(1600) },
      2026: { originalBudget: k(29_800), usePlan: k(29_800) },
    },
  },
];

/** Operating revenue. */
const revenueServices: readonly FinanceService[] = [
  {
    id: "te-uudistuksen-korvaus",
    name: "Valtion korvaus uudistuksen valmistelusta",
    statutoryClass: "assignment",
    side: "revenue",
    accounts: [["3300", 1]],
    shape: lateYear,
    years: { 2024: { usePlan: 0, outcome: k(602.5) } },
  },
  {
    id: "palkkatuki-ja-hanketulot",
    name: "Saadut palkkatuet ja hanketuet",
    statutoryClass: "appropriation_bound",
    side: "revenue",
    accounts: [["3300", 1]],
    shape: steady,
    years: {
      2023: { outcome: k(1026.4) },
      2024: { usePlan: k(1500), outcome: 101_075_060 },
      2025: { originalBudget: k(900), usePlan: k(900), outcome: k(842) },
      2026: { originalBudget: k(800), usePlan: k(800), outcome: k(811) },
    },
  },
  {
    id: "muut-tuotot",
    name: "Muut toimintatuotot",
    statutoryClass: "voluntary",
    side: "revenue",
    accounts: [
      ["3000", 0.6],
      ["3400", 0.4],
    ],
    shape: steady,
    years: {
      2023: { outcome: k(187.93) },
      2024: { usePlan: k(190), outcome: k(190) },
      2025: { originalBudget: k(200), usePlan: k(200), outcome: k(208) },
      2026: { originalBudget: k(210), usePlan: k(210), outcome: k(205) },
    },
  },
];

export const financeServices: readonly FinanceService[] = [
  ...ownServices,
  ...statutoryServices,
  ...revenueServices,
];

import { k, lateYear, steady, type FinanceService } from "./finance-service.ts";

/** Operating revenue. */
export const revenueServices: readonly FinanceService[] = [
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

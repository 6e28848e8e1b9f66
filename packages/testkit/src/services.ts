/** One kind of service, with the truth about what it does to leaving unemployment for work. */
export interface TrueService {
  readonly id: string;
  readonly name: string;
  readonly group:
    | "labour_market_training"
    | "coaching"
    | "subsidised_work"
    | "try_out"
    | "job_alternation"
    | "rehabilitative_work"
    | "self_motivated_study";
  /** Employment code while in it: 00 subsidised, 01 work as a substitute, 07 service. */
  readonly code: "00" | "01" | "07";
  /** Reason recorded when unemployment ends by starting it. */
  readonly endReason: string;
  readonly meanDays: number;
  /** Entries a month per unemployed person, before the multipliers of duration and person. */
  readonly monthlyRate: number;
  /** Who gets it more often: duration bands under 3, 3–11, 12 months and over. */
  readonly byDuration: readonly [number, number, number];
  /** Exponent of the person's own employability: above 0 creams, below 0 takes the hard ones. */
  readonly selection: number;
  /** Multiplies the rate of leaving for work while the service lasts. */
  readonly lockIn: number;
  /** Multiplies it for `gainMonths` after the end. */
  readonly gain: number;
  readonly gainMonths: number;
  /** Chance that a completed period leads straight to work. */
  readonly straightToWork: number;
  readonly production: "own" | "in_house" | "purchased" | "partnership";
  readonly providers: readonly string[];
  /** No starts from this day on, by law. */
  readonly endsOn?: string;
  readonly onlyIntegration?: true;
}

/** Every service of the synthetic area; the effects are made up and are the truth that methods must find. */
export const trueServices: readonly TrueService[] = [
  {
    id: "tyovoimakoulutus",
    name: "Ammatillinen työvoimakoulutus",
    group: "labour_market_training",
    code: "07",
    endReason: "04",
    meanDays: 160,
    monthlyRate: 0.0132,
    byDuration: [0.8, 1.2, 0.8],
    selection: 0.5,
    lockIn: 0.35,
    gain: 1.35,
    gainMonths: 12,
    straightToWork: 0.16,
    production: "purchased",
    providers: ["T01", "T02"],
  },
  {
    id: "kotoutumiskoulutus",
    name: "Kotoutumiskoulutus",
    group: "labour_market_training",
    code: "07",
    endReason: "04",
    meanDays: 240,
    monthlyRate: 0.15,
    byDuration: [1, 1.2, 0.6],
    selection: 0,
    lockIn: 0.25,
    gain: 1.15,
    gainMonths: 12,
    straightToWork: 0.04,
    production: "purchased",
    providers: ["T01", "T03"],
    onlyIntegration: true,
  },
  {
    id: "tyohonvalmennus",
    name: "Työhönvalmennus",
    group: "coaching",
    code: "07",
    endReason: "11",
    meanDays: 60,
    monthlyRate: 0.0029,
    byDuration: [0.5, 1, 1.4],
    selection: 0.2,
    lockIn: 0.8,
    gain: 1.1,
    gainMonths: 6,
    straightToWork: 0.1,
    production: "purchased",
    providers: ["V01", "V02", "V03"],
  },
  {
    id: "uravalmennus",
    name: "Uravalmennus",
    group: "coaching",
    code: "07",
    endReason: "11",
    meanDays: 40,
    monthlyRate: 0.0027,
    byDuration: [1, 1, 0.6],
    selection: 0.6,
    lockIn: 0.9,
    gain: 1,
    gainMonths: 6,
    straightToWork: 0.06,
    production: "own",
    providers: ["OMA"],
  },
  {
    id: "palkkatuki",
    name: "Palkkatuettu työ",
    group: "subsidised_work",
    code: "00",
    endReason: "00",
    meanDays: 230,
    monthlyRate: 0.0073,
    byDuration: [0.4, 1, 1.5],
    selection: 0.4,
    lockIn: 0.4,
    gain: 1.4,
    gainMonths: 12,
    straightToWork: 0.3,
    production: "own",
    providers: ["OMA"],
  },
  {
    id: "kaupungin-tyollistaminen",
    name: "Työllistäminen kaupungille",
    group: "subsidised_work",
    code: "00",
    endReason: "00",
    meanDays: 200,
    monthlyRate: 0.001,
    byDuration: [0.1, 0.6, 2],
    selection: -0.3,
    lockIn: 0.3,
    gain: 0.95,
    gainMonths: 12,
    straightToWork: 0.05,
    production: "own",
    providers: ["OMA"],
    endsOn: "2025-01-01",
  },
  {
    id: "starttiraha",
    name: "Starttirahalla yrittäjäksi",
    group: "subsidised_work",
    code: "00",
    endReason: "00",
    meanDays: 270,
    monthlyRate: 0.0028,
    byDuration: [1.4, 1, 0.5],
    selection: 1,
    lockIn: 0.2,
    gain: 1.2,
    gainMonths: 12,
    straightToWork: 0.8,
    production: "own",
    providers: ["OMA"],
  },
  {
    id: "tyokokeilu",
    name: "Työkokeilu",
    group: "try_out",
    code: "07",
    endReason: "11",
    meanDays: 55,
    monthlyRate: 0.0135,
    byDuration: [0.8, 1.1, 1],
    selection: 0.2,
    lockIn: 0.6,
    gain: 1.15,
    gainMonths: 9,
    straightToWork: 0.12,
    production: "own",
    providers: ["OMA"],
  },
  {
    id: "vuorotteluvapaasijaisuus",
    name: "Vuorotteluvapaasijaisuus",
    group: "job_alternation",
    code: "01",
    endReason: "03",
    meanDays: 150,
    monthlyRate: 0.0059,
    byDuration: [1.4, 0.8, 0.4],
    selection: 1,
    lockIn: 0.5,
    gain: 1.25,
    gainMonths: 12,
    straightToWork: 0.3,
    production: "own",
    providers: ["OMA"],
    endsOn: "2024-09-01",
  },
  {
    id: "kuntouttava-tyotoiminta",
    name: "Kuntouttava työtoiminta",
    group: "rehabilitative_work",
    code: "07",
    endReason: "12",
    meanDays: 330,
    monthlyRate: 0.0026,
    byDuration: [0.1, 0.6, 2],
    selection: -0.8,
    lockIn: 0.6,
    gain: 1,
    gainMonths: 6,
    straightToWork: 0.01,
    production: "partnership",
    providers: ["K01", "K02", "K03"],
  },
  {
    id: "omaehtoinen-opiskelu",
    name: "Omaehtoinen opiskelu työttömyysetuudella",
    group: "self_motivated_study",
    code: "07",
    endReason: "13",
    meanDays: 380,
    monthlyRate: 0.0137,
    byDuration: [1.1, 1.1, 0.8],
    selection: 0.2,
    lockIn: 0.45,
    gain: 1.25,
    gainMonths: 12,
    straightToWork: 0.14,
    production: "partnership",
    providers: ["O01", "O02"],
  },
];

import type { Localised } from "@luotsi/base";

import type { LegalSource } from "./parameter.ts";

type Cited = Omit<LegalSource, "section"> & { readonly section?: string };

/** An act as published, cited for one section. @returns the source. */
export function citing(source: Cited, section: string, note?: Localised): LegalSource {
  return note === undefined ? { ...source, section } : { ...source, section, note };
}

const statuteBook = "https://www.finlex.fi/fi/laki/alkup";

function asPublished(act: string, amendedBy: string): Cited {
  const [number = "", year = ""] = amendedBy.split("/");
  const url = `${statuteBook}/${year}/${year}${number.padStart(4, "0")}`;
  return act === amendedBy
    ? { act, url, confidence: "primary" }
    : { act, amendedBy, url, confidence: "primary" };
}

/** Unemployment Security Act and the amendments read. */
export const unemploymentSecurity = {
  asEnacted: asPublished("1290/2002", "1290/2002"),
  of2005: asPublished("1290/2002", "1217/2005"),
  of2014: asPublished("1290/2002", "1370/2014"),
  of2016: asPublished("1290/2002", "1081/2016"),
  of2023: asPublished("1290/2002", "385/2023"),
  ofSavings2023: asPublished("1290/2002", "1300/2023"),
  of2024: asPublished("1290/2002", "395/2024"),
  of2025: asPublished("1290/2002", "962/2024"),
} as const;

/** Act on the Financing of Unemployment Benefits. */
export const benefitFinancing = asPublished("555/1998", "387/2023");
/** Act on central-government transfers to municipalities for basic public services, 618/2021. */
export const basicServiceTransfers = {
  of2023: asPublished("618/2021", "384/2023"),
  of2024: asPublished("618/2021", "1071/2024"),
} as const;
/** Act on Organising Employment Services. */
export const employmentServices = {
  asEnacted: asPublished("380/2023", "380/2023"),
  of2024: asPublished("380/2023", "1098/2024"),
} as const;
/** Act on Public Employment and Business Service as amended for wage subsidies from 1.7.2023. */
export const oldWageSubsidies = asPublished("916/2012", "371/2023");
/** Government Decree on the Implementation of Unemployment Security. */
export const invoicingDecree = asPublished("1330/2002", "784/2024");
/** Decree on the basic prices of central-government transfers for 2025. */
export const basicPrices2025 = asPublished("870/2024", "870/2024");
/** Index freeze 2024–2027. */
export const indexFreeze = asPublished("1296/2023", "1296/2023");

/** Kela's announcement of benefit amounts for 2026. */
export const kelaAmounts2026: Cited = {
  act: "Kela",
  url: "https://www.sttinfo.fi/tiedote/71696995",
  confidence: "primary",
};
/** Government proposal for the general benefit; the act itself, seen cited as 48/2026, was not read. */
export const generalBenefitProposal: Cited = {
  act: "HE 112/2025 vp",
  url: "https://www.eduskunta.fi/FI/vaski/HallituksenEsitys/Sivut/HE_112+2025.aspx",
  confidence: "memory",
};
/** Job Market Finland's page on the wage subsidy. */
export const jobMarketWageSubsidy: Cited = {
  act: "Työmarkkinatori",
  url: "https://tyomarkkinatori.fi/lisatietoa-palveluista/palkkatuki",
  confidence: "primary",
};
/** Job Market Finland's page on interviews and discussions, wording of 2026. */
export const jobMarketInterviews: Cited = {
  act: "Työmarkkinatori",
  url: "https://tyomarkkinatori.fi/en/personal-customers/search-for-work/handling-matters-in-the-employment-services/initial-interview-and-job-search-discussions",
  confidence: "primary",
};

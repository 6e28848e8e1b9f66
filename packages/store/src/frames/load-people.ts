import type { NumberColumn } from "./load-frame.ts";
import type { Columnar } from "../duckdb/open-columnar.ts";
import { loadFrame, type Frame } from "./load-frame.ts";
import { dayOrdinal, monthOrdinal } from "./ordinals.ts";

/** Value of the end of a spell that goes on, whose entry is also marked missing. */
export const openEndDay = 2_147_483_647;

const personSchema = [
  { name: "birthMonth", kind: "int32", nullable: true },
  { name: "sex", kind: "uint8", nullable: true },
  { name: "education", kind: "uint8", nullable: true },
  { name: "language", kind: "uint8", nullable: true },
  { name: "citizenship", kind: "uint8", nullable: true },
  { name: "exemptGroup", kind: "uint8", nullable: true },
  { name: "firstMunicipalityEntry", kind: "int32", nullable: true },
  { name: "openingOn", kind: "int32", nullable: true },
  { name: "openingDaysLms", kind: "int32", nullable: true },
  { name: "openingDaysDa", kind: "int32", nullable: true },
  { name: "openingDaysUnemployment", kind: "int32", nullable: true },
  { name: "ownWorker", kind: "uint8", nullable: true },
  { name: "id", kind: "int32", nullable: false },
] as const;

export type PersonFrame = Frame<typeof personSchema>;

/**
 * Every known person: entry `p` is the person numbered `p` in all frames of the same copy. What the
 * persons extract does not tell is missing. Codes are positions in their code lists; `id` is the
 * person's id in the truth.
 */
export async function loadPersons(columnar: Columnar): Promise<PersonFrame> {
  return await loadFrame(
    columnar,
    `SELECT ${monthOrdinal("r.birth_month")} AS "birthMonth", enum_code(r.sex) AS sex,
            enum_code(r.education) AS education, enum_code(r.language) AS language,
            enum_code(r.citizenship) AS citizenship, enum_code(r.exempt_group) AS "exemptGroup",
            ${dayOrdinal("r.first_municipality_entry")} AS "firstMunicipalityEntry",
            ${dayOrdinal("r.opening_on")} AS "openingOn", r.opening_days_lms AS "openingDaysLms",
            r.opening_days_da AS "openingDaysDa",
            r.opening_days_unemployment AS "openingDaysUnemployment",
            enum_code(r.own_worker) AS "ownWorker", p.id
     FROM person p LEFT JOIN person_record r ON r.person = p.number ORDER BY p.number`,
    personSchema,
  );
}

const employmentSchema = [
  { name: "person", kind: "int32", nullable: false },
  { name: "startDay", kind: "int32", nullable: false },
  { name: "endDay", kind: "int32", nullable: true },
  { name: "code", kind: "uint8", nullable: false },
  { name: "jobSearchStart", kind: "int32", nullable: false },
  { name: "endReason", kind: "uint8", nullable: true },
  { name: "jobSearchEndReason", kind: "uint8", nullable: true },
] as const;

export type EmploymentSpellFrame = Frame<typeof employmentSchema>;

/** Employment-code spells, ordered by person and first day; `code` is its position in the code list. */
export async function loadEmploymentSpells(columnar: Columnar): Promise<EmploymentSpellFrame> {
  const frame = await loadFrame(
    columnar,
    `SELECT person, ${dayOrdinal("period_start")} AS "startDay",
            ${dayOrdinal("period_end")} AS "endDay", enum_code(employment_code) AS code,
            ${dayOrdinal("job_search_start")} AS "jobSearchStart",
            enum_code(end_reason) AS "endReason",
            enum_code(job_search_end_reason) AS "jobSearchEndReason"
     FROM employment_code_spell`,
    employmentSchema,
  );
  leaveOpen(frame.columns.endDay);
  return frame;
}

const residenceSchema = [
  { name: "person", kind: "int32", nullable: false },
  { name: "start", kind: "int32", nullable: false },
  { name: "end", kind: "int32", nullable: true },
  { name: "municipality", kind: "int32", nullable: false },
] as const;

export type ResidenceFrame = Frame<typeof residenceSchema>;

/** Spells of residence, ordered by person and first day; the municipality's code as a number. */
export async function loadResidence(columnar: Columnar): Promise<ResidenceFrame> {
  const frame = await loadFrame(
    columnar,
    `SELECT person, ${dayOrdinal("period_start")} AS "start", ${dayOrdinal("period_end")} AS "end",
            municipality::INTEGER AS municipality FROM residence_spell`,
    residenceSchema,
  );
  leaveOpen(frame.columns.end);
  return frame;
}

const serviceSchema = [
  { name: "person", kind: "int32", nullable: false },
  { name: "service", kind: "text", nullable: false },
  { name: "startDay", kind: "int32", nullable: false },
  { name: "endDay", kind: "int32", nullable: true },
  { name: "serviceGroup", kind: "uint8", nullable: false },
  { name: "production", kind: "uint8", nullable: true },
  { name: "provider", kind: "text", nullable: true },
] as const;

export type ServicePeriodFrame = Frame<typeof serviceSchema>;

/** Service periods, ordered by person, service and first day. */
export async function loadServicePeriods(columnar: Columnar): Promise<ServicePeriodFrame> {
  const frame = await loadFrame(
    columnar,
    `SELECT person, service, ${dayOrdinal("period_start")} AS "startDay",
            ${dayOrdinal("period_end")} AS "endDay", enum_code(service_group) AS "serviceGroup",
            enum_code(production) AS production, provider FROM service_period`,
    serviceSchema,
  );
  leaveOpen(frame.columns.endDay);
  return frame;
}

function leaveOpen({ values, validity }: NumberColumn<"int32">): void {
  if (validity === undefined) return;
  for (let i = 0; i < values.length; i++) {
    if ((((validity[i >> 3] ?? 0) >> (i & 7)) & 1) === 0) values[i] = openEndDay;
  }
}

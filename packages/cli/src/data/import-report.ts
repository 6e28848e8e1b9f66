import type { Language } from "@luotsi/base";
import type { ImportOutcome } from "@luotsi/contract";

import { writtenCheck, writtenProblem } from "./written-texts.ts";

type Report = Readonly<Record<string, unknown>>;

/** The answer of `luotsi import --json`: of one file its own fields, of several their sums; each file apart too. */
export function importReport(outcomes: readonly ImportOutcome[]): Report {
  const files = outcomes.map(fileReport);
  const [only] = files;
  const sum = (of: (outcome: ImportOutcome) => number): number =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0);
  if (files.length === 1) return { ...only, files };
  const last = outcomes.at(-1);
  return {
    batch: last?.batch ?? null,
    batches: outcomes.map(({ batch }) => batch),
    source: last?.source,
    detected: last?.detected,
    rows: sum(({ rows }) => rows),
    accepted: sum(({ accepted }) => accepted),
    rejected: sum(({ rejected }) => rejected),
    corrections: sum(({ corrections }) => corrections),
    unchanged: sum(({ unchanged }) => unchanged),
    problems: outcomes.flatMap(({ fileName, problems }) =>
      problems.map((problem) => Object.assign({ file: fileName }, writtenProblem(problem))),
    ),
    checks: last?.checks.map(writtenCheck) ?? [],
    files,
  };
}

function fileReport(outcome: ImportOutcome): Report {
  return {
    batch: outcome.batch,
    source: outcome.source,
    file: outcome.fileName,
    hash: outcome.fileHash,
    dryRun: outcome.dryRun,
    sameFile: outcome.sameFile,
    detected: outcome.detected,
    rows: outcome.rows,
    accepted: outcome.accepted,
    rejected: outcome.rejected,
    added: outcome.added,
    corrections: outcome.corrections,
    unchanged: outcome.unchanged,
    missing: outcome.missing,
    problems: outcome.problems.map(writtenProblem),
    problemCount: outcome.problemCount,
    checks: outcome.checks.map(writtenCheck),
  };
}

const shownProblems = 20;

/** What an import did, for a person to read. */
export function importSentences(outcome: ImportOutcome, language: Language): string {
  const words = sentences[language];
  const dropped = outcome.detected.columns.filter(({ fate }) => fate === "dropped");
  const kept = outcome.detected.columns.filter(({ fate }) => fate === "vault");
  const problems = outcome.problems
    .slice(0, shownProblems)
    .map(
      ({ line, column, message }) =>
        `  ${line}${column === null ? "" : `, ${column}`}: ${message[language]}`,
    );
  const findings = outcome.checks
    .filter(({ level }) => level !== "ok")
    .map((check) => `  ${check.level}: ${check.message[language]} (${check.code})`);
  return [
    `${outcome.fileName}: ${words.done(outcome)}`,
    words.counts(outcome),
    ...(dropped.length === 0
      ? []
      : [words.dropped(dropped.map(({ heading }) => heading).join(", "))]),
    ...(kept.length === 0 ? [] : [words.kept(kept.map(({ heading }) => heading).join(", "))]),
    ...problems,
    ...(outcome.problemCount > problems.length
      ? [words.more(outcome.problemCount - problems.length)]
      : []),
    ...(outcome.rejected > 0 && outcome.batch !== null ? [words.next(outcome.batch)] : []),
    ...findings,
  ].join("\n");
}

interface Sentences {
  readonly done: (outcome: ImportOutcome) => string;
  readonly counts: (outcome: ImportOutcome) => string;
  readonly dropped: (headings: string) => string;
  readonly kept: (headings: string) => string;
  readonly more: (count: number) => string;
  readonly next: (batch: number) => string;
}

const sentences: Readonly<Record<Language, Sentences>> = {
  fi: {
    done: ({ batch, sameFile, dryRun }) =>
      sameFile
        ? `sama tiedosto on jo toimituksena ${String(batch)}. Mikään ei muuttunut.`
        : dryRun
          ? "kokeiltu, mitään ei tallennettu."
          : `tuotu toimituksena ${String(batch)}.`,
    counts: (o) =>
      `Rivejä ${o.rows}, hyväksytty ${o.accepted} (uusia ${o.added}, korjauksia ${o.corrections}, ennallaan ${o.unchanged}), hylätty ${o.rejected}, puuttuu lähteestä ${o.missing}.`,
    dropped: (headings) => `Henkilötietoja ei tallennettu: ${headings}`,
    kept: (headings) => `Holviin: ${headings}`,
    more: (count) => `  ja ${count} muuta ongelmaa`,
    next: (batch) => `Hylätyt rivit: luotsi quarantine ${batch} --out korjattavat.csv`,
  },
  sv: {
    done: ({ batch, sameFile, dryRun }) =>
      sameFile
        ? `samma fil finns redan som leverans ${String(batch)}. Ingenting ändrades.`
        : dryRun
          ? "prövad, inget sparades."
          : `importerad som leverans ${String(batch)}.`,
    counts: (o) =>
      `Rader ${o.rows}, godkända ${o.accepted} (nya ${o.added}, rättelser ${o.corrections}, oförändrade ${o.unchanged}), förkastade ${o.rejected}, saknas i källan ${o.missing}.`,
    dropped: (headings) => `Personuppgifter sparades inte: ${headings}`,
    kept: (headings) => `Till valvet: ${headings}`,
    more: (count) => `  och ${count} andra problem`,
    next: (batch) => `Förkastade rader: luotsi quarantine ${batch} --out att-ratta.csv`,
  },
  en: {
    done: ({ batch, sameFile, dryRun }) =>
      sameFile
        ? `the same file is already in as batch ${String(batch)}. Nothing changed.`
        : dryRun
          ? "tried, nothing was stored."
          : `imported as batch ${String(batch)}.`,
    counts: (o) =>
      `Rows ${o.rows}, accepted ${o.accepted} (new ${o.added}, corrections ${o.corrections}, unchanged ${o.unchanged}), rejected ${o.rejected}, missing in source ${o.missing}.`,
    dropped: (headings) => `Identity that was not stored: ${headings}`,
    kept: (headings) => `Into the vault: ${headings}`,
    more: (count) => `  and ${count} more problems`,
    next: (batch) => `Rejected rows: luotsi quarantine ${batch} --out to-correct.csv`,
  },
};

import type { Language } from "@luotsi/base";
import type { ScenarioAnswer, ScenarioLine } from "@luotsi/contract";

import type { Workspace } from "../workspace.ts";
import { evaluateScenario } from "./evaluate-scenario.ts";
import { readScenarioText } from "./read-scenario.ts";
import { findSimulation } from "./simulate-scenario.ts";

export interface ResultsFile {
  readonly fileName: string;
  readonly content: readonly string[];
}

/**
 * A scenario's months as a file: with intervals when it has been simulated, the expectation alone otherwise.
 *
 * @throws AppError INVALID_SCENARIO, HISTORY_TOO_SHORT.
 */
export async function exportResults(
  workspace: Workspace,
  definitionText: string,
  language: Language,
): Promise<ResultsFile> {
  const definition = readScenarioText(definitionText, language);
  const kept = await findSimulation(workspace, definition);
  const answer = kept ?? (await evaluateScenario(workspace, definitionText, language));
  return {
    fileName: `skenaario-${answer.months[0]?.month ?? ""}.csv`,
    content: [resultsCsv(answer)],
  };
}

const limits = ["lo95", "lo80", "lo50", "hi50", "hi80", "hi95"] as const;
const sides = ["baseline", "scenario", "difference"] as const;

/** Semicolons and decimal commas, UTF-8 with its mark: as Excel opens it in Finland. Amounts in euros. */
export function resultsCsv(answer: ScenarioAnswer): string {
  const hasIntervals = answer.simulated !== null;
  const head = sides.flatMap((side) => [
    `${side}_eur`,
    ...(hasIntervals ? limits.map((limit) => `${side}_${limit}_eur`) : []),
  ]);
  const rows = answer.months.map((line) => [line.month, ...cellsOf(line, hasIntervals)]);
  const lines = [["month", ...head], ...rows].map((cells) => cells.join(";"));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function cellsOf(line: ScenarioLine, hasIntervals: boolean): readonly string[] {
  return sides.flatMap((side) => {
    const { cents, interval } = line[side];
    const between = limits.map((limit) => (interval === null ? "" : eurosText(interval[limit])));
    return [eurosText(cents), ...(hasIntervals ? between : [])];
  });
}

function eurosText(cents: number): string {
  return (cents / 100).toFixed(2).replace(".", ",");
}

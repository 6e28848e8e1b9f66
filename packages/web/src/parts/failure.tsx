import { Button } from "@navikt/ds-react/Button";
import type { ReactElement } from "react";

import { problemOf, type ProblemDetails } from "../client/problem-error.ts";
import { useFormat, useMessages } from "../language/language.tsx";
import type { PartMessages } from "./messages.fi.ts";
import { partMessages } from "./messages.ts";

interface FailureProps {
  readonly error: unknown;
  /** Asks again; without it no button is offered. */
  readonly onRetry?: () => void;
}

const shownProblems = 20;

/** What happened, what is safe, what to do next, and an id to quote. */
export function Failure({ error, onRetry }: FailureProps): ReactElement {
  const t = useMessages(partMessages);
  const problem = inWords(problemOf(error), t);
  return (
    <div className="failure" role="alert">
      <p className="failure-title">{isInDetail(problem) ? problem.detail : problem.title}</p>
      {problem.detail !== "" && !isInDetail(problem) && <p>{problem.detail}</p>}
      {problem.next !== "" && <p>{problem.next}</p>}
      <ProblemLines problems={problem.problems} />
      <p className="failure-foot">
        {onRetry !== undefined && (
          <Button size="small" variant="secondary" onClick={onRetry}>
            {t.retry}
          </Button>
        )}
        <span className="quiet">
          {problem.id === undefined ? t.errorCode(problem.code) : t.errorId(problem.id)}
        </span>
      </p>
    </div>
  );
}

/** A title of the API is the same for every case: what was asked for stands in the detail, which then says it all. */
function isInDetail({ title, detail }: ProblemDetails): boolean {
  return detail !== "" && (detail === title || title.includes("…"));
}

function ProblemLines({ problems }: Pick<ProblemDetails, "problems">): ReactElement | null {
  const t = useMessages(partMessages);
  const format = useFormat();
  if (problems.length === 0) return null;
  const shown = problems.slice(0, shownProblems);
  return (
    <ul className="failure-problems">
      {shown.map((problem) => (
        <li key={`${problem.line} ${problem.column ?? ""} ${problem.code}`}>
          <strong>{t.problemLine(problem.line, problem.column)}</strong> {problem.message}
        </li>
      ))}
      {problems.length > shown.length && (
        <li>{t.moreProblems(format.count(problems.length - shown.length))}</li>
      )}
    </ul>
  );
}

/** Failures that happen on this side of the API have their words here. */
function inWords(problem: ProblemDetails, t: PartMessages): ProblemDetails {
  switch (problem.code) {
    case "NO_CONNECTION":
      return {
        ...problem,
        title: t.noConnection,
        detail: t.noConnectionSafe,
        next: t.noConnectionNext,
      };
    case "UNREADABLE_ANSWER":
      return { ...problem, title: t.unreadableAnswer, next: t.unreadableAnswerNext };
    case "SCREEN_FAILED":
      return { ...problem, title: t.screenFailed, detail: problem.title };
    default:
      return problem;
  }
}

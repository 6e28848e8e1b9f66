import { addMonths, formatMonth, month, monthRange } from "@luotsi/base";
import type { CoverageMonth, CoverageState, CoverageView, SourceCoverage } from "@luotsi/contract";
import { useEffect, useRef, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { dataMessages } from "./messages.ts";

/** Shape beside colour, so that the state is seen without it. */
export const stateMarks: Readonly<Record<CoverageState, string>> = {
  complete: "■",
  provisional: "□",
  low: "▼",
  none: "×",
  sparse: "·",
};

interface CoverageGridProps {
  readonly view: CoverageView;
  /** How many of the newest months; all when undefined. */
  readonly months: number | undefined;
}

/** Sources by month: deeper where there are more of the usual rows, with a mark for what is not complete. */
export function CoverageGrid({ view, months }: CoverageGridProps): ReactElement {
  const t = useMessages(dataMessages).coverage;
  const text = useText();
  const format = useFormat();
  const place = useRef<HTMLElement>(null);
  const shown = shownMonths(view, months);
  const inside = view.sources.filter((source) =>
    source.months.some((each) => shown.includes(each.month)),
  );
  const outside = view.sources.filter(
    (source) => source.months.length > 0 && !inside.includes(source),
  );
  const gaps = inside
    .flatMap((source) => source.months)
    .filter(
      (each) => shown.includes(each.month) && (each.state === "none" || each.state === "low"),
    );
  useEffect(() => {
    place.current?.scrollTo({ left: place.current.scrollWidth });
  }, []);
  return (
    <>
      {/* A wide table is scrolled by keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs the focus */}
      <section ref={place} className="coverage-place" aria-label={t.title} tabIndex={0}>
        <table className="coverage-grid">
          <caption className="aksel-sr-only">{t.description(inside.length, gaps.length)}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2} className="coverage-side">
                {t.source}
              </th>
              {yearsOf(shown).map(({ year, length }) => (
                <th key={year} scope="colgroup" colSpan={length} aria-label={year}>
                  {length > 1 ? year : ""}
                </th>
              ))}
            </tr>
            <tr>
              {shown.map((each) => (
                <th key={each} scope="col" aria-label={format.month(each)}>
                  {Number(each.slice(5))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inside.map((source) => (
              <tr key={source.source}>
                <th scope="row" className="coverage-side">
                  {text(source.title)}
                </th>
                {shown.map((each) => (
                  <GridCell key={each} cell={source.months.find(({ month: at }) => at === each)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Legend />
      {outside.length > 0 && <Outside sources={outside} />}
    </>
  );
}

function GridCell({ cell }: { readonly cell: CoverageMonth | undefined }): ReactElement {
  const t = useMessages(dataMessages).coverage;
  const text = useText();
  const format = useFormat();
  if (cell === undefined) return <td data-state="outside" aria-label="–" />;
  const words = [
    `${t.states[cell.state]}, ${format.count(cell.rows)}`,
    ...(cell.reason === null ? [] : [text(cell.reason)]),
  ].join(". ");
  return (
    <td
      data-state={cell.state}
      data-level={levelStep(cell.level)}
      title={`${format.month(cell.month)}: ${words}`}
    >
      <span aria-hidden="true">{cell.state === "complete" ? "" : stateMarks[cell.state]}</span>
      <span className="aksel-sr-only">{words}</span>
    </td>
  );
}

function Legend(): ReactElement {
  const t = useMessages(dataMessages).coverage;
  const states: readonly CoverageState[] = ["complete", "provisional", "low", "none", "sparse"];
  return (
    <ul className="coverage-legend">
      {states.map((state) => (
        <li key={state}>
          <span className="coverage-swatch" data-state={state} data-level="3" aria-hidden="true">
            {state === "complete" ? "" : stateMarks[state]}
          </span>
          {t.states[state]}
        </li>
      ))}
    </ul>
  );
}

function Outside({ sources }: { readonly sources: readonly SourceCoverage[] }): ReactElement {
  const t = useMessages(dataMessages).coverage;
  const text = useText();
  const format = useFormat();
  return (
    <p className="quiet">
      {t.outside}:{" "}
      {sources
        .map(({ title, months }) =>
          t.outsideRange(
            text(title),
            format.monthNumber(months[0]?.month ?? ""),
            format.monthNumber(months.at(-1)?.month ?? ""),
          ),
        )
        .join("; ")}
    </p>
  );
}

function shownMonths(view: CoverageView, months: number | undefined): readonly string[] {
  if (view.from === null || view.to === null) return [];
  const [first, last] = [month(view.from), month(view.to)];
  const earliest = months === undefined ? first : addMonths(last, 1 - months);
  return monthRange(earliest > first ? earliest : first, last).map(formatMonth);
}

function yearsOf(months: readonly string[]): readonly { year: string; length: number }[] {
  const years = new Map<string, number>();
  for (const each of months) years.set(each.slice(0, 4), (years.get(each.slice(0, 4)) ?? 0) + 1);
  return [...years].map(([year, length]) => ({ year, length }));
}

/** Four steps of depth around the usual level. */
function levelStep(level: number | null): number {
  if (level === null) return 3;
  if (level < 0.5) return 1;
  if (level < 0.9) return 2;
  return level <= 1.25 ? 3 : 4;
}

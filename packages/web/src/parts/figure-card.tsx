import type { Provenance } from "@luotsi/contract";
import type { ReactElement, ReactNode } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { partMessages } from "./messages.ts";
import { SidePanel } from "./side-panel.tsx";
import { TrustMark } from "./trust-mark.tsx";

/** What a figure is called and how it is known; every figure on screen can give this. */
export interface FigureFacts {
  readonly title: string;
  /** The figure as it stands on the page. */
  readonly value: string | undefined;
  readonly trust: Parameters<typeof TrustMark>[0]["trust"];
  readonly trustText?: string;
  readonly provenance: Provenance;
  /** More about this figure, such as a link to its rows. */
  readonly more?: ReactNode;
}

interface FigureCardProps {
  readonly facts: FigureFacts;
  readonly onClose: () => void;
}

/** Definition, uncertainty, coverage, breaks, assumptions, sources and run of one figure. */
export function FigureCard({ facts, onClose }: FigureCardProps): ReactElement {
  const t = useMessages(partMessages);
  const text = useText();
  const format = useFormat();
  const { provenance } = facts;
  return (
    <SidePanel title={facts.title} blocks="page" onClose={onClose}>
      <div className="figure-card">
        {facts.value !== undefined && <p className="figure-card-value">{facts.value}</p>}
        <p>
          <TrustMark trust={facts.trust} />
          <br />
          <span className="quiet">{facts.trustText ?? t.trustMeaning[facts.trust]}</span>
        </p>
        {facts.more}
        <Section title={t.cardDefinition}>
          <p>{text(provenance.definition)}</p>
        </Section>
        {provenance.leftOut !== undefined && provenance.leftOut !== null && (
          <Section title={t.cardLeftOut}>
            <p>{text(provenance.leftOut)}</p>
          </Section>
        )}
        {provenance.uncertainty !== null && (
          <Section title={t.cardUncertainty}>
            <p>{text(provenance.uncertainty)}</p>
          </Section>
        )}
        <Section title={t.cardCoverage}>
          <p>
            {provenance.coverage === null
              ? t.cardCoverageUnknown
              : t.cardCoverageText(format.share(provenance.coverage, { decimals: 0 }))}
          </p>
        </Section>
        <Section title={t.cardBreaks}>
          <Breaks breaks={provenance.breaks} />
        </Section>
        {provenance.assumptions.length > 0 && (
          <Section title={t.cardAssumptions}>
            <Assumptions assumptions={provenance.assumptions} />
          </Section>
        )}
        <Section title={t.cardSources}>
          <Batches batches={provenance.batches} />
        </Section>
        <Section title={t.cardRun}>
          <Run run={provenance.run} />
        </Section>
      </div>
    </SidePanel>
  );
}

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

function Section({ title, children }: SectionProps): ReactElement {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Breaks({ breaks }: Pick<Provenance, "breaks">): ReactElement {
  const t = useMessages(partMessages);
  const text = useText();
  const format = useFormat();
  if (breaks.length === 0) return <p>{t.cardNoBreaks}</p>;
  return (
    <ul>
      {breaks.map(({ month, reason }) => (
        <li key={`${month} ${reason.en}`}>
          <strong>{format.month(month)}</strong>: {text(reason)}
        </li>
      ))}
    </ul>
  );
}

function Assumptions({ assumptions }: Pick<Provenance, "assumptions">): ReactElement {
  const text = useText();
  return (
    <ul>
      {assumptions.map((assumption) => (
        <li key={assumption.name}>
          {text(assumption.text)}{" "}
          <code>
            {assumption.name}={assumption.value}
          </code>
        </li>
      ))}
    </ul>
  );
}

function Batches({ batches }: Pick<Provenance, "batches">): ReactElement {
  const t = useMessages(partMessages);
  const text = useText();
  const format = useFormat();
  if (batches.length === 0) return <p>{t.cardNoBatches}</p>;
  return (
    <table className="figure-card-table">
      <thead>
        <tr>
          <th scope="col">{t.cardBatch}</th>
          <th scope="col">{t.cardSource}</th>
          <th scope="col">{t.cardImported}</th>
          <th scope="col">{t.cardHash}</th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.id}>
            <th scope="row">{batch.id}</th>
            <td>{text(batch.sourceTitle)}</td>
            <td>{format.day(batch.importedOn)}</td>
            <td>
              <code>{batch.hash}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Run({ run }: Pick<Provenance, "run">): ReactElement {
  return (
    <dl className="figure-card-run">
      {Object.entries(run).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

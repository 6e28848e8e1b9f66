import type { FinanceView } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { TrustMark } from "../parts/trust-mark.tsx";
import { financeMessages } from "./messages.ts";
import type { PlanTerm } from "./plan-facts.ts";

const terms: readonly PlanTerm[] = [
  "original",
  "usePlan",
  "amendments",
  "current",
  "actual",
  "yearEnd",
  "deviation",
  "margin",
];

/** What the words mean, how the figures are made, and what the law leaves open. */
export function DefinitionsSection({ view }: { readonly view: FinanceView }): ReactElement {
  const t = useMessages(financeMessages);
  const text = useText();
  return (
    <section id="maaritelmat" className="finance-part">
      <h2>{t.parts.definitions}</h2>
      <h3>{t.glossaryTitle}</h3>
      <dl className="finance-glossary">
        {view.costTypes.map(({ id, title, provenance }) => (
          <div key={id}>
            <dt>{text(title)}</dt>
            <dd>{text(provenance.definition)}</dd>
          </div>
        ))}
        {terms.map((term) => (
          <div key={term}>
            <dt>{t.glossary[term].term}</dt>
            <dd>{t.glossary[term].text}</dd>
          </div>
        ))}
      </dl>
      <Assumptions view={view} />
    </section>
  );
}

function Assumptions({ view }: { readonly view: FinanceView }): ReactElement | null {
  const t = useMessages(financeMessages);
  const text = useText();
  const format = useFormat();
  if (view.assumptions.length === 0) return null;
  return (
    <div className="finance-assumptions-place">
      <h3>{t.assumptionsTitle}</h3>
      <details className="finance-assumptions">
        <summary>{t.assumptionsCount(format.count(view.assumptions.length))}</summary>
        <ul>
          {view.assumptions.map((assumption) => (
            <li key={assumption.name}>
              <TrustMark trust="assumption" text={text(assumption.text)} />
              <code>
                {assumption.name}={assumption.value}
              </code>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

import type { AssumptionSwitch } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useMessages, useText } from "../language/language.tsx";
import { rulesMessages } from "./messages.ts";

interface AssumptionListProps {
  readonly assumptions: readonly AssumptionSwitch[];
}

/** What the law leaves open, how Luotsi answers, and what else the answer could be. */
export function AssumptionList({ assumptions }: AssumptionListProps): ReactElement {
  const t = useMessages(rulesMessages);
  return (
    <section className="rule-topic" aria-labelledby="assumptions">
      <h2 id="assumptions">{t.assumptionsTitle}</h2>
      <p className="assumptions-lead">{t.assumptionsLead}</p>
      {assumptions.map((assumption) => (
        <AssumptionItem key={assumption.name} assumption={assumption} />
      ))}
    </section>
  );
}

function AssumptionItem({ assumption }: { readonly assumption: AssumptionSwitch }): ReactElement {
  const t = useMessages(rulesMessages);
  const text = useText();
  const { name, defaultValue, alternatives } = assumption;
  return (
    <article
      className="rule"
      id={`assumption-${name}`}
      aria-labelledby={`assumption-${name}-title`}
    >
      <div className="rule-name">
        <h3 id={`assumption-${name}-title`}>{text(assumption.title)}</h3>
        <p className="quiet">{text(assumption.explanation)}</p>
      </div>
      <dl className="rule-value rule-pairs">
        <div>
          <dt>{t.chosen}</dt>
          <dd>{text(assumption.defaultText)}</dd>
        </div>
        <div>
          <dt>{t.alternatives}</dt>
          <dd>
            {alternatives.length === 0
              ? t.noAlternatives
              : alternatives.map(({ value, text: words }) => (
                  <span key={value} className="alternative">
                    {text(words)}
                  </span>
                ))}
          </dd>
        </div>
        {assumption.ask !== null && (
          <div>
            <dt>{t.ask}</dt>
            <dd>{text(assumption.ask)}</dd>
          </div>
        )}
      </dl>
      <p className="rule-source quiet">
        {t.onCommandLine}
        <br />
        <code>
          {name}={[defaultValue, ...alternatives.map(({ value }) => value)].join("|")}
        </code>
      </p>
    </article>
  );
}

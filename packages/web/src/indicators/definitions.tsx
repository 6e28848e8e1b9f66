import type { IndicatorCard } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { indicatorMessages } from "./messages.ts";

interface DefinitionsProps {
  readonly indicators: readonly IndicatorCard[];
}

/** What each indicator counts by its official definition, and how ours may differ. */
export function Definitions({ indicators }: DefinitionsProps): ReactElement {
  const t = useMessages(indicatorMessages);
  return (
    <section className="indicator-definitions" aria-labelledby="indicator-definitions">
      <h2 id="indicator-definitions">{t.definitions}</h2>
      {indicators.map((indicator) => (
        <Definition key={indicator.id} indicator={indicator} isOpen={indicators.length === 1} />
      ))}
    </section>
  );
}

interface DefinitionProps {
  readonly indicator: IndicatorCard;
  readonly isOpen: boolean;
}

function Definition({ indicator, isOpen }: DefinitionProps): ReactElement {
  const t = useMessages(indicatorMessages);
  const titles = new Map<string, string>(Object.entries(t.sources));
  const text = useText();
  const format = useFormat();
  const { id, title, question, definition, differs, source, restsOn, hideBelow } = indicator;
  return (
    <details id={id} open={isOpen}>
      <summary>
        <strong>{text(title)}</strong> <span className="quiet">{text(question)}</span>
      </summary>
      <dl>
        <dt>{t.definition}</dt>
        <dd>{text(definition)}</dd>
        <dt>{t.differs}</dt>
        <dd>{text(differs)}</dd>
        <dt>{t.officialSource}</dt>
        <dd>
          <a href={source.url}>
            {source.publisher}, {source.title}
          </a>{" "}
          <span className="quiet">({t.confidence[source.confidence]})</span>
        </dd>
        <dt>{t.restsOn}</dt>
        <dd>{restsOn.map((name) => titles.get(name) ?? name).join(", ")}</dd>
        <dt>{t.hiding}</dt>
        <dd>{t.hidingText(format.fewerThan(hideBelow))}</dd>
      </dl>
    </details>
  );
}

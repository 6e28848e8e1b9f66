import type { LiabilityForecastView } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useMessages, useText } from "../language/language.tsx";
import { TrustMark } from "../parts/trust-mark.tsx";
import { forecastMessages } from "./messages.ts";

/** How the forecast is made, what it rests on, and the run that made it. */
export function ForecastBasis({
  view,
}: {
  readonly view: LiabilityForecastView;
}): ReactElement | null {
  const t = useMessages(forecastMessages);
  const text = useText();
  const { provenance, assumptions } = view;
  if (provenance === null) return null;
  return (
    <section id="nojaa" className="forecast-part">
      <h2>{t.definitions}</h2>
      <p className="forecast-lead">{text(provenance.definition)}</p>
      {provenance.uncertainty !== null && (
        <>
          <h3>{t.uncertainty}</h3>
          <p className="forecast-lead">{text(provenance.uncertainty)}</p>
        </>
      )}
      <h3>{t.assumptionsTitle}</h3>
      <ul className="forecast-assumptions">
        {assumptions.map((assumption) => (
          <li key={assumption.name}>
            <TrustMark trust="assumption" text={text(assumption.text)} />{" "}
            <code>
              {assumption.name}={assumption.value}
            </code>
          </li>
        ))}
      </ul>
      <h3>{t.runTitle}</h3>
      <dl className="forecast-run">
        {Object.entries(provenance.run).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

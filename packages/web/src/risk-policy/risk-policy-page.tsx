import "./risk-policy.css";

import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { riskPolicyMessages } from "./messages.ts";
import { RulesNav } from "./rules-nav.tsx";

/** What a risk score must obey, for everybody to read before there is one. */
export function RiskPolicyPage(): ReactElement {
  const t = useMessages(riskPolicyMessages);
  return (
    <>
      <PageHead title={t.title} finding={t.finding} />
      <RulesNav current="/saannot/riskipisteet" />
      <div className="risk-policy">
        <h2>{t.why}</h2>
        <p>{t.whyText}</p>
        <h2>{t.commitments}</h2>
        <ol>
          {t.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
        <h2>{t.law}</h2>
        <ul>
          {t.lawItems.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
        <p>{t.ask}</p>
      </div>
    </>
  );
}

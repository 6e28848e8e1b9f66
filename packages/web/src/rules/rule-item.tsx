import type { RuleLine } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useMessages, useText } from "../language/language.tsx";
import { ConfidenceMark } from "./confidence-mark.tsx";
import { rulesMessages } from "./messages.ts";
import { RuleHistory } from "./rule-history.tsx";
import { RuleValueView } from "./rule-value.tsx";
import { SourceLine } from "./source-line.tsx";

/** One rule: what it says on the day, where it stands, and what it said before. */
export function RuleItem({ rule }: { readonly rule: RuleLine }): ReactElement {
  const t = useMessages(rulesMessages);
  const text = useText();
  return (
    <article className="rule" id={rule.id} aria-labelledby={`${rule.id}-title`}>
      <div className="rule-name">
        <h3 id={`${rule.id}-title`}>{text(rule.title)}</h3>
        {rule.explanation !== null && <p className="quiet">{text(rule.explanation)}</p>}
      </div>
      <div className="rule-value">
        {rule.inForce === null ? (
          <p className="quiet">{t.notInForce}</p>
        ) : (
          <RuleValueView value={rule.inForce.value} />
        )}
      </div>
      <div className="rule-source">
        {rule.inForce !== null && (
          <>
            <SourceLine source={rule.inForce.source} />
            <ConfidenceMark confidence={rule.inForce.source.confidence} />
          </>
        )}
        {rule.assumption !== null && (
          <a className="assumption-link" href={`#assumption-${rule.assumption}`}>
            {t.restsOnAssumption}
          </a>
        )}
      </div>
      <RuleHistory rule={rule} />
    </article>
  );
}

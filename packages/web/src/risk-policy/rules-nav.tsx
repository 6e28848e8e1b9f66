import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { PageNav } from "../parts/page-nav.tsx";
import { riskPolicyMessages } from "./messages.ts";

/** Navigation between the law and the policy on risk scores. */
export function RulesNav({ current }: { readonly current: string }): ReactElement {
  const t = useMessages(riskPolicyMessages);
  return (
    <PageNav
      label={t.parts}
      current={current}
      parts={[
        { path: "/saannot", name: t.rules },
        { path: "/saannot/riskipisteet", name: t.policy },
      ]}
    />
  );
}

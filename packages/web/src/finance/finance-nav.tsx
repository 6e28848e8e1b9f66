import type { Localised } from "@luotsi/base";
import type { ReactElement } from "react";

import { useSession } from "../client/session.tsx";
import { useText } from "../language/language.tsx";
import { PageNav } from "../parts/page-nav.tsx";
import { financeParts } from "./finance-parts.ts";

const title: Localised = { fi: "Talouden osat", sv: "Ekonomins delar", en: "Parts of Finance" };

/** Navigation between the parts of Talous that the reader may open. */
export function FinanceNav({
  part,
}: {
  readonly part: keyof typeof financeParts;
}): ReactElement | null {
  const text = useText();
  const { permissions } = useSession();
  const shown = Object.values(financeParts).filter(({ permission }) =>
    permissions.includes(permission),
  );
  if (shown.length < 2) return null;
  return (
    <PageNav
      label={text(title)}
      current={financeParts[part].path}
      parts={shown.map(({ path, name }) => ({ path, name: text(name) }))}
    />
  );
}

import type { Localised } from "@luotsi/base";
import type { ReactElement } from "react";

import { useSession } from "../client/session.tsx";
import { useText } from "../language/language.tsx";
import { PageNav } from "../parts/page-nav.tsx";
import { administrationParts } from "./administration-parts.ts";

const title: Localised = {
  fi: "Hallinnan osat",
  sv: "Förvaltningens delar",
  en: "Parts of Administration",
};

/** Navigation between the parts of Hallinta that the reader may open. */
export function AdministrationNav({
  part,
}: {
  readonly part: keyof typeof administrationParts;
}): ReactElement | null {
  const text = useText();
  const { permissions } = useSession();
  const shown = Object.values(administrationParts).filter(({ permission }) =>
    permissions.includes(permission),
  );
  if (shown.length < 2) return null;
  return (
    <PageNav
      label={text(title)}
      current={administrationParts[part].path}
      parts={shown.map(({ path, name }) => ({ path, name: text(name) }))}
    />
  );
}

import type { Localised } from "@luotsi/base";
import type { Permission } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useSession } from "../client/session.tsx";
import { useText } from "../language/language.tsx";
import { PageNav } from "../parts/page-nav.tsx";

interface ClientPart {
  readonly path: string;
  readonly name: Localised;
  readonly permission: Permission;
}

const clientParts = {
  person: {
    path: "/asiakkuudet/henkilo",
    name: { fi: "Henkilö", sv: "Person", en: "Person" },
    permission: "reidentify",
  },
  requests: {
    path: "/asiakkuudet/pyynnot",
    name: {
      fi: "Rekisteröidyn pyynnöt",
      sv: "Den registrerades begäran",
      en: "Requests of data subjects",
    },
    permission: "handle-data-requests",
  },
} as const satisfies Readonly<Record<string, ClientPart>>;

const title: Localised = {
  fi: "Asiakkuuksien osat",
  sv: "Kundrelationernas delar",
  en: "Parts of Customers",
};

/** Navigation between the parts of Asiakkuudet that the reader may open. */
export function ClientNav({
  part,
}: {
  readonly part: keyof typeof clientParts;
}): ReactElement | null {
  const text = useText();
  const { permissions } = useSession();
  const shown = Object.values(clientParts).filter(({ permission }) =>
    permissions.includes(permission),
  );
  if (shown.length < 2) return null;
  return (
    <PageNav
      label={text(title)}
      current={clientParts[part].path}
      parts={shown.map(({ path, name }) => ({ path, name: text(name) }))}
    />
  );
}

import type { AccessView } from "@luotsi/contract";
import type { ReactElement } from "react";

import { AdministrationNav } from "../administration/administration-nav.tsx";
import { useMessages, useText } from "../language/language.tsx";
import { FilterLine, InlineSelect } from "../parts/filter-line.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { useFilters } from "../parts/use-filters.ts";
import { accessMessages } from "./messages.ts";
import { PermissionTable } from "./permission-table.tsx";
import { CodeTable } from "./code-table.tsx";
import { useAccess } from "./queries.ts";
import { RoleTable } from "./role-table.tsx";

const defaults = { role: "" } as const;

/** Who may do what and why, for every role or one. */
export function AccessPage(): ReactElement {
  const t = useMessages(accessMessages);
  const access = useAccess();
  const [filters, setFilters] = useFilters(defaults);
  return (
    <>
      {access.data === undefined ? (
        <PageHead title={t.title} />
      ) : (
        <AccessHead
          view={access.data}
          role={filters.role}
          onChoose={(role) => {
            setFilters({ role });
          }}
        />
      )}
      <AdministrationNav part="access" />
      <Loaded query={access} height={640}>
        {(view) => (
          <>
            <PermissionTable view={view} role={filters.role} />
            <RoleTable view={view} />
            <CodeTable view={view} />
          </>
        )}
      </Loaded>
    </>
  );
}

interface AccessHeadProps {
  readonly view: AccessView;
  readonly role: string;
  readonly onChoose: (role: string) => void;
}

function AccessHead({ view, role, onChoose }: AccessHeadProps): ReactElement {
  const t = useMessages(accessMessages);
  const text = useText();
  const chosen = view.roles.find(({ id }) => id === role);
  const shown = view.permissions.filter(({ roles }) => isOf(roles, role));
  const people = shown.filter(({ reach }) => reach === "people").length;
  const facts = { permissions: shown.length, people };
  return (
    <PageHead
      title={t.title}
      finding={
        chosen === undefined
          ? t.finding({ roles: view.roles.length, ...facts })
          : t.findingOfRole({ role: text(chosen.title), ...facts })
      }
      filters={
        <FilterLine
          sentence={t.filter}
          places={{
            role: (
              <InlineSelect
                label={t.role}
                value={role}
                options={[
                  { value: "", text: t.everyRole },
                  ...view.roles.map(({ id, title }) => ({ value: id, text: text(title) })),
                ]}
                onChange={onChoose}
              />
            ),
          }}
        />
      }
    />
  );
}

function isOf(roles: readonly string[], role: string): boolean {
  return role === "" || roles.includes(role);
}

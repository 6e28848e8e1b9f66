import "./audit-log.css";

import type { AuditLogQuery, AuditLogView } from "@luotsi/contract";
import { DownloadIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import type { ReactElement } from "react";

import { AdministrationNav } from "../administration/administration-nav.tsx";
import { addressOf } from "../client/call.ts";
import { useFormat, useLanguage, useMessages, useText } from "../language/language.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { useFilters } from "../parts/use-filters.ts";
import { AuditFilterForm } from "./audit-filter-form.tsx";
import { auditFilterDefaults, queryOf, usersQueryOf } from "./audit-filters.ts";
import { EventTable } from "./event-table.tsx";
import { auditLogMessages } from "./messages.ts";
import { useAuditLog, useAuditUsers } from "./queries.ts";
import { UserTable } from "./user-table.tsx";

/** Who changed this, who looked at this person, how far back. */
export function AuditLogPage(): ReactElement {
  const t = useMessages(auditLogMessages);
  const text = useText();
  const [filters, setFilters] = useFilters(auditFilterDefaults);
  const query = queryOf(filters);
  const log = useAuditLog(query);
  const users = useAuditUsers(usersQueryOf(filters));
  const isNarrow = query.person !== undefined || query.thing !== undefined;
  const counted = isNarrow && !users.isPlaceholderData ? users.data?.finding : undefined;
  const finding = counted ?? log.data?.finding;
  return (
    <div className="audit-log">
      <PageHead
        title={t.title}
        {...(finding === undefined ? {} : { finding: text(finding) })}
        actions={<Download query={query} />}
      />
      <AdministrationNav part="auditLog" />
      <AuditFilterForm
        filters={filters}
        onChange={(changes) => {
          setFilters({ ...changes, before: "" });
        }}
      />
      {isNarrow && (
        <Loaded query={users} height={160}>
          {(view) => (view.users.length === 0 ? null : <UserTable users={view.users} />)}
        </Loaded>
      )}
      <Loaded query={log} height={480}>
        {(view) => (
          <>
            <EventTable lines={view.lines} />
            <Pages
              next={view.next}
              isNewest={filters.before === ""}
              onGo={(before) => {
                setFilters({ before });
              }}
            />
            <Since view={view} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Since({ view }: { readonly view: AuditLogView }): ReactElement | null {
  const t = useMessages(auditLogMessages);
  const format = useFormat();
  if (view.since === null) return null;
  const facts = { events: format.count(view.events), moment: format.moment(view.since) };
  return <p className="quiet">{t.since(facts)}</p>;
}

function Download({ query }: { readonly query: AuditLogQuery }): ReactElement {
  const t = useMessages(auditLogMessages);
  const { language } = useLanguage();
  const { before: _, ...all } = query;
  return (
    <Button
      as="a"
      size="small"
      variant="secondary"
      href={addressOf("auditLogFile", {}, { ...all, language })}
      download
      icon={<DownloadIcon aria-hidden />}
    >
      {t.download}
    </Button>
  );
}

interface PagesProps {
  readonly next: number | null;
  readonly isNewest: boolean;
  readonly onGo: (before: string) => void;
}

function Pages({ next, isNewest, onGo }: PagesProps): ReactElement {
  const t = useMessages(auditLogMessages);
  return (
    <p className="audit-pages">
      {!isNewest && (
        <Button
          size="small"
          variant="tertiary"
          onClick={() => {
            onGo("");
          }}
        >
          {t.newest}
        </Button>
      )}
      {next !== null && (
        <Button
          size="small"
          variant="secondary"
          onClick={() => {
            onGo(String(next));
          }}
        >
          {t.older}
        </Button>
      )}
    </p>
  );
}

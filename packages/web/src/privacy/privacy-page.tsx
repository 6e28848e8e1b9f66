import type { RetentionView, VaultView } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { useMemo, type ReactElement } from "react";

import { AdministrationNav } from "../administration/administration-nav.tsx";
import { addressOf } from "../client/call.ts";
import { useFormat, useLanguage, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { privacyMessages } from "./messages.ts";
import { useRetention, useVault } from "./queries.ts";
import { VaultSection } from "./vault-section.tsx";

/** What is kept of people, how long and why; the vault's state; the documents about the processing. */
export function PrivacyPage(): ReactElement {
  const t = useMessages(privacyMessages);
  const retention = useRetention();
  const vault = useVault();
  return (
    <>
      {retention.data === undefined || vault.data === undefined ? (
        <PageHead title={t.title} />
      ) : (
        <PrivacyHead retention={retention.data} vault={vault.data} />
      )}
      <AdministrationNav part="privacy" />
      <Loaded query={retention} height={480}>
        {({ rules }) => <RetentionTable rules={rules} />}
      </Loaded>
      <Loaded query={vault} height={240}>
        {(view) => <VaultSection vault={view} />}
      </Loaded>
      <Documents />
    </>
  );
}

interface PrivacyProps {
  readonly retention: RetentionView;
  readonly vault: VaultView;
}

function PrivacyHead({ retention, vault }: PrivacyProps): ReactElement {
  const t = useMessages(privacyMessages);
  const format = useFormat();
  const due = retention.rules.reduce((sum, rule) => sum + (rule.due ?? 0), 0);
  const facts = { people: format.count(vault.people), due: format.count(due) };
  return <PageHead title={t.title} finding={t.finding({ ...facts, isOpen: vault.isOpen })} />;
}

type Rule = RetentionView["rules"][number];

function RetentionTable({ rules }: { readonly rules: Rule[] }): ReactElement {
  const t = useMessages(privacyMessages);
  const text = useText();
  const columns = useMemo<readonly TableColumn<Rule>[]>(
    () => [
      {
        id: "what",
        title: t.what,
        value: ({ title }) => text(title),
        cell: ruleCell,
      },
      {
        id: "long",
        title: t.long,
        value: ({ months }) => months,
        text: ({ months }) => (months === null ? t.noLimit : t.months(months)),
      },
      { id: "from", title: t.from, value: ({ from }) => text(from) },
      {
        id: "basis",
        title: t.basis,
        value: ({ basis }) => `${basis.act}, ${basis.section}: ${text(basis.title)}`,
      },
      { id: "certainty", title: t.certainty, value: ({ basis }) => t.confidence[basis.confidence] },
      {
        id: "due",
        title: t.due,
        kind: "number",
        value: ({ due }) => due,
        text: ({ due }) => (due === null ? "–" : String(due)),
      },
    ],
    [t, text],
  );
  return (
    <section>
      <h2>{t.retention}</h2>
      <DataTable
        caption={t.retention}
        columns={columns}
        rows={rules}
        rowKey={({ id }) => id}
        fileName="sailytysajat"
        captionStyle="hidden"
      />
      <p className="quiet">{t.retentionNote}</p>
    </section>
  );
}

function RuleCell({ rule }: { readonly rule: Rule }): ReactElement {
  const { title, about, assumption } = rule;
  const t = useMessages(privacyMessages);
  const text = useText();
  return (
    <>
      <strong>{text(title)}</strong>
      <br />
      <span className="quiet rule-about">{text(about)}</span>
      {assumption !== null && (
        <span className="rule-assumption">
          <strong>{t.assumption}:</strong> {text(assumption.assumed)} <strong>{t.restsOn}:</strong>{" "}
          {text(assumption.restsOn)}.
        </span>
      )}
    </>
  );
}

function ruleCell(rule: Rule): ReactElement {
  return <RuleCell rule={rule} />;
}

const formats = ["pdf", "html", "md"] as const;

function Documents(): ReactElement {
  const t = useMessages(privacyMessages);
  const { language } = useLanguage();
  return (
    <section>
      <h2>{t.documents}</h2>
      <p className="quiet">{t.documentsText}</p>
      {(["processingRecord", "impactAssessment"] as const).map((route) => (
        <p key={route} className="privacy-document">
          <span>{route === "processingRecord" ? t.record : t.assessment}</span>
          {formats.map((format) => (
            <Button
              key={format}
              as="a"
              size="small"
              variant="secondary"
              href={addressOf(route, {}, { language, format })}
              download
            >
              {t.formats[format]}
            </Button>
          ))}
        </p>
      ))}
    </section>
  );
}

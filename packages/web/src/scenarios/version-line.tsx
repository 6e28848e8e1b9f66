import type { SavedScenario } from "@luotsi/contract";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { InlineSelect } from "../parts/filter-line.tsx";
import { scenarioMessages } from "./messages.ts";

/** Which version is looked at, by whom and when it was saved, and the others. */
export function VersionLine({ saved }: { readonly saved: SavedScenario }): ReactElement {
  const t = useMessages(scenarioMessages).saving;
  const format = useFormat();
  const navigate = useNavigate();
  return (
    <div className="scenario-version">
      <Link to="/talous/skenaariot">{t.back}</Link>
      <InlineSelect
        label={t.versions}
        value={String(saved.version)}
        options={saved.versions.map(({ version, savedAt, savedBy }) => ({
          value: String(version),
          text: t.version(String(version), format.moment(savedAt), savedBy),
        }))}
        onChange={(v) =>
          void navigate({ to: `/talous/skenaariot/${saved.id}`, search: { v }, resetScroll: false })
        }
      />
      {saved.version < saved.newestVersion && (
        <InlineMessage status="info" size="small">
          {t.older.replace("{newest}", String(saved.newestVersion))}
        </InlineMessage>
      )}
      {saved.isWithdrawn && (
        <InlineMessage status="warning" size="small">
          {t.withdrawn}
        </InlineMessage>
      )}
    </div>
  );
}

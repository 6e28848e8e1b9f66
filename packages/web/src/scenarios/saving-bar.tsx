import type { SavedScenario, ScenarioDefinition } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { useNavigate } from "@tanstack/react-router";
import { useRef, type ReactElement } from "react";

import { addressOf } from "../client/call.ts";
import { useMay } from "../client/session.tsx";
import { useMessages } from "../language/language.tsx";
import { download } from "../parts/download.ts";
import { Failure } from "../parts/failure.tsx";
import { useToast } from "../parts/toast.tsx";
import { readDraft } from "./draft.ts";
import { forgetDraft } from "./kept-draft.ts";
import { scenarioMessages } from "./messages.ts";
import { useSaveScenario } from "./queries.ts";

interface SavingBarProps {
  readonly definition: ScenarioDefinition;
  readonly isChanged: boolean;
  /** Address that shares it; undefined when it does not fit in one. */
  readonly link: string | undefined;
  /** The saved version it began from. */
  readonly saved: SavedScenario | undefined;
  readonly onImport: (definition: ScenarioDefinition) => void;
}

/** Saving, copying, sharing, taking out and bringing in. */
export function SavingBar({
  definition,
  isChanged,
  link,
  saved,
  onImport,
}: SavingBarProps): ReactElement {
  const t = useMessages(scenarioMessages).saving;
  const { csv } = useMessages(scenarioMessages).answer;
  const maySave = useMay("manage-scenarios");
  const save = useSave(definition);
  const toast = useToast();
  const json = JSON.stringify(definition);
  return (
    <div className="scenario-saving">
      <div className="scenario-buttons">
        {maySave && (
          <SaveButtons definition={definition} isChanged={isChanged} saved={saved} save={save} />
        )}
        {link !== undefined && (
          <Button
            size="small"
            variant="tertiary"
            onClick={() => {
              void navigator.clipboard.writeText(link).then(() => toast({ text: t.linkCopied }));
            }}
          >
            {t.copyLink}
          </Button>
        )}
        <Button
          size="small"
          variant="tertiary"
          onClick={() =>
            download(
              `${fileNameOf(definition.name)}.json`,
              new Blob([`${JSON.stringify(definition, null, 2)}\n`], { type: "application/json" }),
            )
          }
        >
          {t.exportJson}
        </Button>
        <ImportButton onImport={onImport} />
        <a className="scenario-link" href={addressOf("scenarioResults", {}, { definition: json })}>
          {csv}
        </a>
      </div>
      {save.error !== null && <Failure error={save.error} />}
    </div>
  );
}

interface SaveButtonsProps extends Pick<SavingBarProps, "definition" | "isChanged" | "saved"> {
  readonly save: Saving;
}

function SaveButtons({ definition, isChanged, saved, save }: SaveButtonsProps): ReactElement {
  const t = useMessages(scenarioMessages).saving;
  const isNameless = definition.name.trim() === "";
  if (saved === undefined) {
    return (
      <Button size="small" loading={save.isPending} disabled={isNameless} onClick={save.asNew}>
        {t.save}
      </Button>
    );
  }
  return (
    <>
      <Button
        size="small"
        loading={save.isPending}
        disabled={!isChanged || isNameless}
        onClick={() => save.asVersionOf(saved)}
      >
        {t.saveVersion}
      </Button>
      <Button
        size="small"
        variant="secondary"
        disabled={isNameless || save.isPending}
        onClick={save.asNew}
      >
        {t.saveCopy}
      </Button>
    </>
  );
}

interface Saving {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly asNew: () => void;
  readonly asVersionOf: (saved: SavedScenario) => void;
}

function useSave(definition: ScenarioDefinition): Saving {
  const t = useMessages(scenarioMessages).saving;
  const save = useSaveScenario();
  const toast = useToast();
  const navigate = useNavigate();
  const trimmed = { ...definition, name: definition.name.trim() };
  const send = (base: { readonly id?: number; readonly basedOnVersion: number }): void =>
    save.mutate(
      { body: { ...base, definition: trimmed } },
      {
        onSuccess: ({ id, version }) => {
          forgetDraft(globalThis.location.pathname);
          toast({ text: t.saved(trimmed.name, String(version)) });
          void navigate({ to: `/talous/skenaariot/${id}`, search: { v: String(version) } });
        },
      },
    );
  return {
    isPending: save.isPending,
    error: save.error,
    asNew: () => send({ basedOnVersion: 0 }),
    asVersionOf: ({ id, version }) => send({ id, basedOnVersion: version }),
  };
}

function ImportButton({
  onImport,
}: {
  readonly onImport: (definition: ScenarioDefinition) => void;
}): ReactElement {
  const t = useMessages(scenarioMessages).saving;
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="small" variant="tertiary" onClick={() => input.current?.click()}>
        {t.importJson}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t.importJson}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file === undefined) return;
          void file.text().then((text) => {
            const definition = readDraft(text);
            toast({ text: definition === undefined ? t.importFailed : t.imported });
            if (definition !== undefined) onImport(definition);
          });
        }}
      />
    </>
  );
}

function fileNameOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll("ä", "a")
    .replaceAll("ö", "o")
    .replaceAll("å", "a")
    .replaceAll(/[^\da-z]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return `skenaario-${plain}`;
}

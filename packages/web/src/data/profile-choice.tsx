import type { FileReading, InspectView } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { useId, useState, type ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { useMessages } from "../language/language.tsx";
import { Failure } from "../parts/failure.tsx";
import { useToast } from "../parts/toast.tsx";
import { dataMessages } from "./messages.ts";
import { useMappings, useSaveMapping } from "./queries.ts";

interface ProfileChoiceProps {
  readonly view: InspectView;
  readonly reading: FileReading;
  readonly onChange: (changes: FileReading) => void;
}

/** A saved mapping to read by, and saving the present one. */
export function ProfileChoice({ view, reading, onChange }: ProfileChoiceProps): ReactElement {
  const t = useMessages(dataMessages).importing;
  const id = useId();
  const mayManage = useMay("manage-mappings");
  const mappings = useMappings();
  const profiles = (mappings.data?.profiles ?? []).filter(({ source }) => source === view.source);
  const chosen = profiles.find((profile) => profile.id === reading.mapping?.id);
  return (
    <div className="dialect">
      {profiles.length > 0 && (
        <span className="field">
          <label htmlFor={id}>{t.profile}</label>
          <select
            id={id}
            value={reading.mapping?.id ?? ""}
            onChange={(event) => {
              const profile = event.target.value;
              onChange({ mapping: profile === "" ? undefined : { id: profile } });
            }}
          >
            <option value="">{t.noProfile}</option>
            {profiles.map((profile) => (
              <option key={profile.id} value={profile.id}>
                {profile.name}
              </option>
            ))}
          </select>
        </span>
      )}
      {mayManage && (
        <SaveProfile
          view={view}
          reading={reading}
          chosen={
            chosen === undefined
              ? undefined
              : { id: chosen.id, name: chosen.name, version: chosen.versions[0]?.version ?? 0 }
          }
        />
      )}
    </div>
  );
}

interface SaveProfileProps {
  readonly view: InspectView;
  readonly reading: FileReading;
  /** The profile in use, whose next version this would be. */
  readonly chosen:
    | { readonly id: string; readonly name: string; readonly version: number }
    | undefined;
}

function SaveProfile({ view, reading, chosen }: SaveProfileProps): ReactElement {
  const t = useMessages(dataMessages).importing;
  const id = useId();
  const toast = useToast();
  const [typed, setTyped] = useState("");
  const [isNameless, setNameless] = useState(false);
  const save = useSaveMapping();
  const name = chosen?.name ?? typed.trim();
  const submit = (): void => {
    setNameless(name === "");
    if (name === "") return;
    const headings = view.headings
      .filter(({ fate }) => fate !== "dropped" && fate !== "vault")
      .map(({ heading, fate, column }) => [heading, fate === "read" ? (column ?? "") : ""]);
    save.mutate(
      {
        body: {
          ...(chosen === undefined ? {} : { id: chosen.id }),
          name,
          source: view.source,
          headings: Object.fromEntries(headings) as Record<string, string>,
          codes: reading.codes ?? {},
          constants: reading.constants ?? {},
          basedOnVersion: chosen?.version ?? 0,
        },
      },
      {
        onSuccess: (saved) => {
          toast({ text: t.profileSaved(saved.name, saved.version) });
        },
      },
    );
  };
  return (
    <div className="save-profile">
      {chosen === undefined && (
        <span className="field">
          <label htmlFor={id}>{t.profileName}</label>
          <input
            id={id}
            value={typed}
            aria-invalid={isNameless}
            aria-describedby={isNameless ? `${id}-wrong` : undefined}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
          {isNameless && (
            <span id={`${id}-wrong`} className="field-wrong">
              {t.nameNeeded}
            </span>
          )}
        </span>
      )}
      <Button size="small" variant="secondary" loading={save.isPending} onClick={submit}>
        {chosen === undefined ? t.saveProfile : t.saveNewVersion(chosen.version + 1)}
      </Button>
      {save.isError && <Failure error={save.error} />}
    </div>
  );
}

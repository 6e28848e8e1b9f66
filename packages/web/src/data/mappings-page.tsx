import type { MappingsView, MappingVersion } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { Empty } from "../parts/empty.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { DataFrame } from "./data-frame.tsx";
import { dataMessages } from "./messages.ts";
import { useMappings } from "./queries.ts";
import { useSourceTitles } from "./source-titles.ts";

/** Saved column mappings with all their versions. */
export function MappingsPage(): ReactElement {
  const t = useMessages(dataMessages).mappings;
  const mappings = useMappings();
  return (
    <DataFrame tab="mappings" finding={t.intro}>
      <Loaded query={mappings} empty={nothingSaved}>
        {(view) => (
          <ul className="source-list">
            {view.profiles.map((profile) => (
              <Profile key={profile.id} profile={profile} />
            ))}
          </ul>
        )}
      </Loaded>
    </DataFrame>
  );
}

function nothingSaved(view: MappingsView): ReactElement | undefined {
  return view.profiles.length === 0 ? <NothingSaved /> : undefined;
}

function NothingSaved(): ReactElement {
  return <Empty title={useMessages(dataMessages).mappings.empty} />;
}

function Profile({
  profile,
}: {
  readonly profile: MappingsView["profiles"][number];
}): ReactElement {
  const titleOf = useSourceTitles();
  return (
    <li>
      <h2>{profile.name}</h2>
      <p className="quiet">
        {titleOf(profile.source)} · <code>{profile.id}</code>
      </p>
      <Versions name={profile.name} versions={profile.versions} />
    </li>
  );
}

interface VersionsProps {
  readonly name: string;
  readonly versions: readonly MappingVersion[];
}

function Versions({ name, versions }: VersionsProps): ReactElement {
  const t = useMessages(dataMessages).mappings;
  const format = useFormat();
  return (
    <table className="small-table small-table-cards">
      <caption className="aksel-sr-only">{t.versions(name)}</caption>
      <thead>
        <tr>
          <th scope="col">{t.version}</th>
          <th scope="col">{t.savedAt}</th>
          <th scope="col">{t.savedBy}</th>
          <th scope="col">{t.headings}</th>
          <th scope="col">{t.constants}</th>
        </tr>
      </thead>
      <tbody>
        {versions.map((version) => (
          <tr key={version.version}>
            <th scope="row">{version.version}</th>
            <td data-label={t.savedAt}>{format.moment(version.savedAt)}</td>
            <td data-label={t.savedBy}>{version.savedBy}</td>
            <td data-label={t.headings}>{pairs(version.headings)}</td>
            <td data-label={t.constants}>{pairs(version.constants)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function pairs(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([from, to]) => `${from} → ${to === "" ? "–" : to}`)
    .join(", ");
}

import "./data.css";

import type { ReactElement, ReactNode } from "react";

import { useMay } from "../client/session.tsx";
import { useMessages } from "../language/language.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { PageNav } from "../parts/page-nav.tsx";
import type { DataTab } from "./data-messages.ts";
import { dataMessages } from "./messages.ts";

/** Addresses of the page's parts, in the order of its own navigation. */
export const dataPaths = {
  coverage: "/aineistot",
  import: "/aineistot/tuonti",
  batches: "/aineistot/toimitukset",
  checks: "/aineistot/tarkastukset",
  sources: "/aineistot/lahteet",
  mappings: "/aineistot/sarakeohjeet",
} as const satisfies Readonly<Record<DataTab, string>>;

const tabs: readonly DataTab[] = ["coverage", "import", "batches", "checks", "sources", "mappings"];

interface DataFrameProps {
  readonly tab: DataTab;
  /** One sentence that says what is the case. */
  readonly finding?: string | undefined;
  readonly filters?: ReactNode;
  readonly children: ReactNode;
}

/** Head and own navigation of every part of the page Aineistot. */
export function DataFrame({ tab, finding, filters, children }: DataFrameProps): ReactElement {
  const t = useMessages(dataMessages);
  const mayImport = useMay("import-data");
  const shown = tabs.filter((each) => each !== "import" || mayImport);
  return (
    <div className="data-page">
      <PageHead
        title={tab === "coverage" ? t.title : `${t.title}: ${t.tabs[tab]}`}
        finding={finding ?? t.intro}
        filters={filters}
      />
      <PageNav
        label={t.title}
        current={dataPaths[tab]}
        parts={shown.map((each) => ({ path: dataPaths[each], name: t.tabs[each] }))}
      />
      {children}
    </div>
  );
}

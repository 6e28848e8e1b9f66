import { ExclamationmarkTriangleIcon, InformationSquareIcon } from "@navikt/aksel-icons";
import type { OverviewView } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useMessages, useText } from "../language/language.tsx";
import { overviewMessages } from "./messages.ts";
import { PageLink } from "./page-link.tsx";

type Attention = OverviewView["attention"];

const levels = ["act", "note"] as const;

/** What needs somebody's hand, and what is good to know; a shape and a word for each. */
export function AttentionList({ attention }: { readonly attention: Attention }): ReactElement {
  const t = useMessages(overviewMessages);
  return (
    <aside className="overview-attention" aria-labelledby="overview-attention">
      <h2 id="overview-attention">{t.attention}</h2>
      {attention.length === 0 && <p className="quiet">{t.nothing}</p>}
      {levels.map((level) => (
        <AttentionLevel
          key={level}
          level={level}
          items={attention.filter((item) => item.level === level)}
        />
      ))}
    </aside>
  );
}

interface AttentionLevelProps {
  readonly level: (typeof levels)[number];
  readonly items: Attention;
}

function AttentionLevel({ level, items }: AttentionLevelProps): ReactElement | null {
  const t = useMessages(overviewMessages);
  const text = useText();
  if (items.length === 0) return null;
  return (
    <section data-level={level} aria-labelledby={`overview-${level}`}>
      <h3 id={`overview-${level}`}>
        {level === "act" ? (
          <ExclamationmarkTriangleIcon aria-hidden />
        ) : (
          <InformationSquareIcon aria-hidden />
        )}
        {t[level]}
      </h3>
      <ul>
        {items.map((item) => (
          <li key={`${item.text.en} ${item.link}`}>
            {text(item.text)} <PageLink link={item.link}>{text(item.linkText)}</PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

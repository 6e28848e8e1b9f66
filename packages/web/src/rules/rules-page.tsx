import type { RulesView } from "@luotsi/contract";
import { ChevronLeftIcon, ChevronRightIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import type { ReactElement } from "react";

import { useFormat, useLanguage, useMessages } from "../language/language.tsx";
import { DayField } from "../parts/day-field.tsx";
import { Empty } from "../parts/empty.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { useFilters, type ChangeFilters } from "../parts/use-filters.ts";
import { RulesNav } from "../risk-policy/rules-nav.tsx";
import { AssumptionList } from "./assumption-list.tsx";
import { findRules, neighbouringChanges } from "./find-rules.ts";
import { rulesMessages } from "./messages.ts";
import { useRules } from "./queries.ts";
import { RuleItem } from "./rule-item.tsx";

const defaults = { day: "", search: "" } as const;

/** The law in force on a day, where each value comes from, and what the law leaves open. */
export function RulesPage(): ReactElement {
  const t = useMessages(rulesMessages);
  const [filters, setFilters] = useFilters(defaults);
  const rules = useRules(filters.day);
  return (
    <Loaded query={rules} height={640}>
      {(view) => (
        <>
          <RulesHead view={view} search={filters.search} onChange={setFilters} />
          <RulesNav current="/saannot" />
          <RuleTopics view={view} search={filters.search} />
          <AssumptionList assumptions={view.assumptions} />
          <p className="quiet">{t.lawVersion(view.lawVersion)}</p>
        </>
      )}
    </Loaded>
  );
}

interface RulesHeadProps {
  readonly view: RulesView;
  readonly search: string;
  readonly onChange: ChangeFilters<keyof typeof defaults>;
}

function RulesHead({ view, search, onChange }: RulesHeadProps): ReactElement {
  const t = useMessages(rulesMessages);
  const format = useFormat();
  const inForce = view.rules.filter((rule) => rule.inForce !== null);
  const assumed = inForce.filter((rule) => rule.assumption !== null);
  return (
    <PageHead
      title={t.title}
      finding={t.finding({
        day: format.day(view.on),
        rules: format.count(inForce.length),
        assumed: assumed.length,
      })}
      filters={
        <div className="rules-filters">
          <DayField
            label={t.day}
            value={view.on}
            onChange={(day) => {
              onChange({ day });
            }}
          />
          <ChangeSteps view={view} onChange={onChange} />
          <SearchField
            label={t.search}
            value={search}
            onChange={(text) => {
              onChange({ search: text }, "same");
            }}
          />
        </div>
      }
    />
  );
}

function ChangeSteps({ view, onChange }: Omit<RulesHeadProps, "search">): ReactElement {
  const t = useMessages(rulesMessages);
  const format = useFormat();
  const { before, after } = neighbouringChanges(view);
  const steps = [
    { day: before, text: t.previousChange, icon: <ChevronLeftIcon aria-hidden />, side: "left" },
    { day: after, text: t.nextChange, icon: <ChevronRightIcon aria-hidden />, side: "right" },
  ] as const;
  return (
    <div className="rules-changes">
      {steps.map(({ day, text, icon, side }) =>
        day === undefined ? undefined : (
          <Button
            key={text}
            size="small"
            variant="tertiary"
            icon={icon}
            iconPosition={side}
            onClick={() => {
              onChange({ day });
            }}
          >
            {text} {format.day(day)}
          </Button>
        ),
      )}
    </div>
  );
}

interface RuleTopicsProps {
  readonly view: RulesView;
  readonly search: string;
}

function RuleTopics({ view, search }: RuleTopicsProps): ReactElement {
  const t = useMessages(rulesMessages);
  const { language } = useLanguage();
  const topics = findRules(view, search, language);
  if (topics.length === 0) return <Empty title={t.noMatch} />;
  return (
    <>
      {topics.map((topic) => (
        <section key={topic.id} className="rule-topic" aria-labelledby={`topic-${topic.id}`}>
          <h2 id={`topic-${topic.id}`}>{topic.title}</h2>
          {topic.rules.map((rule) => (
            <RuleItem key={rule.id} rule={rule} />
          ))}
        </section>
      ))}
    </>
  );
}

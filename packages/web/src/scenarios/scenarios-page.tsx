import "./scenarios.css";

import type { Localised } from "@luotsi/base";
import type { SavedScenario, ScenarioDefinition, ScenarioList } from "@luotsi/contract";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { Link } from "@tanstack/react-router";
import { useEffect, useState, type ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { FinanceNav } from "../finance/finance-nav.tsx";
import { useMessages, useText } from "../language/language.tsx";
import { Empty } from "../parts/empty.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { useAddressPart } from "../parts/use-address-part.ts";
import { useFilters } from "../parts/use-filters.ts";
import { AnswerView } from "./answer-view.tsx";
import { ChangePanel } from "./change-panel.tsx";
import { ComparisonView } from "./comparison-view.tsx";
import { LearningLine } from "./learning-line.tsx";
import { scenarioMessages } from "./messages.ts";
import { NoAnswer } from "./no-answer.tsx";
import {
  useGiveUpAnswer,
  useReadiness,
  useScenario,
  useScenarios,
  useSimulation,
} from "./queries.ts";
import { SavedList } from "./saved-list.tsx";
import { SavingBar } from "./saving-bar.tsx";
import { SimulationLine } from "./simulation-line.tsx";
import { SlowAnswer } from "./slow-answer.tsx";
import { useDraft } from "./use-draft.ts";
import { useNewestAnswer } from "./use-newest-answer.ts";
import { VersionLine } from "./version-line.tsx";

const compareDefaults = { vertaa: "" };

/** A new scenario, and the saved ones. */
export function ScenariosPage(): ReactElement {
  const [{ vertaa }, setFilters] = useFilters(compareDefaults);
  return (
    <ScenarioFrame>
      {(list) => (
        <>
          {vertaa === "" ? (
            <NewScenario list={list} />
          ) : (
            <ComparisonView scenarios={vertaa} onClose={() => setFilters({ vertaa: "" })} />
          )}
          <SavedList
            scenarios={list.scenarios}
            onCompare={(scenarios) => setFilters({ vertaa: scenarios })}
          />
        </>
      )}
    </ScenarioFrame>
  );
}

/** A saved scenario, to be looked at and tried further. */
export function SavedScenarioPage(): ReactElement {
  const scenario = Number(useAddressPart("scenario"));
  const [{ v }] = useFilters(versionDefaults);
  const saved = useScenario(scenario, v === "" ? undefined : Number(v));
  return (
    <ScenarioFrame>
      {(list) => (
        <Loaded query={saved} height={600}>
          {(view) => (
            <Workbench
              key={`${view.id}.${view.version}`}
              list={list}
              base={view.definition}
              saved={view}
            />
          )}
        </Loaded>
      )}
    </ScenarioFrame>
  );
}

const versionDefaults = { v: "" };

interface ScenarioFrameProps {
  readonly children: (list: ScenarioList) => ReactElement;
}

function ScenarioFrame({ children }: ScenarioFrameProps): ReactElement {
  const t = useMessages(scenarioMessages);
  return (
    <div className="scenarios-page">
      <FinanceNav part="scenarios" />
      <PageHead title={t.title} finding={t.lead} />
      <WithList>{children}</WithList>
    </div>
  );
}

function WithList({ children }: ScenarioFrameProps): ReactElement {
  const readiness = useReadiness();
  return (
    <Loaded query={readiness} height={600}>
      {({ stage }) =>
        stage === null ? <ReadyList>{children}</ReadyList> : <LearningLine stage={stage} />
      }
    </Loaded>
  );
}

function ReadyList({ children }: ScenarioFrameProps): ReactElement {
  const list = useScenarios();
  return (
    <Loaded query={list} height={600} empty={nothingYet}>
      {children}
    </Loaded>
  );
}

function nothingYet({ notYet }: ScenarioList): ReactElement | undefined {
  return notYet === null ? undefined : <NothingYet reason={notYet} />;
}

function NothingYet({ reason }: { readonly reason: Localised }): ReactElement {
  const t = useMessages(scenarioMessages);
  const text = useText();
  const mayImport = useMay("import-data");
  return (
    <Empty title={t.notYet}>
      <p>{text(reason)}</p>
      {mayImport && (
        <p>
          <Link to="/aineistot/tuonti">{t.importLink}</Link>
        </p>
      )}
    </Empty>
  );
}

function NewScenario({ list }: { readonly list: ScenarioList }): ReactElement {
  const t = useMessages(scenarioMessages);
  const [base] = useState((): ScenarioDefinition => ({ name: t.newName, changes: [] }));
  return <Workbench list={list} base={base} saved={undefined} />;
}

interface WorkbenchProps {
  readonly list: ScenarioList;
  readonly base: ScenarioDefinition;
  readonly saved: SavedScenario | undefined;
}

const settledMilliseconds = 600;

/** The changes at the left, what they come to at the right. */
function Workbench({ list, base, saved }: WorkbenchProps): ReactElement {
  const t = useMessages(scenarioMessages);
  const draft = useDraft(base);
  const { definition } = draft;
  const wanted = JSON.stringify({ ...definition, name: definition.name.trim() || t.newName });
  const { query, asked } = useNewestAnswer(wanted);
  const giveUp = useGiveUpAnswer();
  const settled = useSettled(wanted);
  const simulation = useSimulation(settled);
  const simulated =
    settled === asked && !simulation.isPlaceholderData ? simulation.data : undefined;
  return (
    <>
      {saved !== undefined && <VersionLine saved={saved} />}
      {draft.isUnreadable && <InlineMessage status="warning">{t.badLink}</InlineMessage>}
      <SavingBar
        definition={definition}
        isChanged={draft.isChanged}
        link={draft.link}
        saved={saved}
        onImport={draft.change}
      />
      {draft.isChanged && (
        <p className="quiet">{draft.link === undefined ? t.panel.unsavedLong : t.panel.unsaved}</p>
      )}
      <div className="scenario-bench">
        {query.isError && <NoAnswer error={query.error} onRetry={() => void query.refetch()} />}
        <ChangePanel draft={definition} list={list} onChange={draft.change} />
        {!query.isError && (
          <Loaded query={query} height={700}>
            {(answer) => (
              <>
                <SlowAnswer
                  isAsking={query.isFetching}
                  onGiveUp={() => {
                    giveUp();
                    draft.change(answer.definition);
                  }}
                />
                <AnswerView
                  answer={simulated?.answer ?? answer}
                  isBehind={asked !== wanted || query.isFetching}
                >
                  <SimulationLine definition={definition} simulation={simulated} />
                </AnswerView>
              </>
            )}
          </Loaded>
        )}
      </div>
    </>
  );
}

/** What has stood still for a moment: not every turn of a slider is asked about. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(setSettled, settledMilliseconds, value);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

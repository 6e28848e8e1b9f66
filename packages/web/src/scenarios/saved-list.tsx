import type { ScenarioList } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { Link } from "@tanstack/react-router";
import { useMemo, useState, type ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ConfirmDialog } from "../parts/confirm-dialog.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { Failure } from "../parts/failure.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { useToast } from "../parts/toast.tsx";
import type { ScenarioMessages } from "./messages.fi.ts";
import { scenarioMessages } from "./messages.ts";
import { useRestoreScenario, useWithdrawScenario } from "./queries.ts";

type Line = ScenarioList["scenarios"][number];

const mostCompared = 6;

interface SavedListProps {
  readonly scenarios: readonly Line[];
  /** Compares these, as the address has them. */
  readonly onCompare: (scenarios: string) => void;
}

/** Saved scenarios: to open, to compare, to take out of the list. */
export function SavedList({ scenarios, onCompare }: SavedListProps): ReactElement {
  const t = useMessages(scenarioMessages).list;
  const format = useFormat();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [leaving, setLeaving] = useState<Line>();
  const restore = useRestoreScenario();
  const toast = useToast();
  const shown = scenarios.filter(({ isWithdrawn }) => !isWithdrawn);
  const columns = useColumns({ chosen, onChoose: setChosen, onWithdraw: setLeaving });
  const compared = shown.filter(({ id }) => chosen.includes(id));
  return (
    <section className="scenario-list">
      <DataTable
        caption={t.title}
        columns={columns}
        rows={shown}
        rowKey={({ id }) => String(id)}
        fileName="skenaariot"
        empty={t.empty}
        tools={
          shown.length > 1 && (
            <>
              <span className="quiet">{t.chosen(format.count(compared.length))}</span>
              <Button
                size="small"
                variant="secondary"
                disabled={compared.length < 2}
                onClick={() =>
                  onCompare(compared.map(({ id, version }) => `${id}.${version}`).join(","))
                }
              >
                {t.compare}
              </Button>
            </>
          )
        }
      />
      {restore.error !== null && <Failure error={restore.error} />}
      {leaving !== undefined && (
        <WithdrawDialog
          line={leaving}
          onClose={() => setLeaving(undefined)}
          onUndo={({ id, name }) =>
            restore.mutate(
              { params: { scenario: id } },
              { onSuccess: () => toast({ text: t.restored(name) }) },
            )
          }
        />
      )}
    </section>
  );
}

interface ColumnActions {
  readonly chosen: readonly number[];
  readonly onChoose: (chosen: readonly number[]) => void;
  readonly onWithdraw: (line: Line) => void;
}

function useColumns({ chosen, onChoose, onWithdraw }: ColumnActions): readonly TableColumn<Line>[] {
  const t = useMessages(scenarioMessages).list;
  const text = useText();
  const format = useFormat();
  const mayManage = useMay("manage-scenarios");
  return useMemo(
    () => [
      {
        id: "name",
        title: t.name,
        value: ({ name }) => name,
        cell: ({ id, name }) => (
          <span className="scenario-name">
            <input
              type="checkbox"
              aria-label={t.choose(name)}
              checked={chosen.includes(id)}
              disabled={!chosen.includes(id) && chosen.length >= mostCompared}
              onChange={(event) =>
                onChoose(
                  event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id),
                )
              }
            />
            <Link to={`/talous/skenaariot/${id}`}>{name}</Link>
          </span>
        ),
      },
      {
        id: "changes",
        title: t.changes,
        value: ({ changes }) => changes.map((change) => text(change)).join("; "),
      },
      {
        id: "version",
        title: t.version,
        kind: "number",
        value: ({ version }) => version,
        text: ({ version }) => format.count(version),
      },
      {
        id: "savedAt",
        title: t.savedAt,
        value: ({ savedAt }) => savedAt,
        text: ({ savedAt }) => format.moment(savedAt),
      },
      { id: "savedBy", title: t.savedBy, value: ({ savedBy }) => savedBy },
      ...(mayManage ? [withdrawColumn(t, onWithdraw)] : []),
    ],
    [t, text, format, mayManage, chosen, onChoose, onWithdraw],
  );
}

function withdrawColumn(
  t: ScenarioMessages["list"],
  onWithdraw: ColumnActions["onWithdraw"],
): TableColumn<Line> {
  return {
    id: "withdraw",
    title: t.withdrawShort,
    value: () => "",
    cell: (line) => (
      <Button
        size="xsmall"
        variant="tertiary"
        data-color="neutral"
        aria-label={t.withdraw(line.name)}
        onClick={() => onWithdraw(line)}
      >
        {t.withdrawShort}
      </Button>
    ),
  };
}

interface WithdrawDialogProps {
  readonly line: Line;
  readonly onClose: () => void;
  readonly onUndo: (line: Line) => void;
}

function WithdrawDialog({ line, onClose, onUndo }: WithdrawDialogProps): ReactElement {
  const t = useMessages(scenarioMessages).list;
  const toast = useToast();
  const withdraw = useWithdrawScenario();
  return (
    <ConfirmDialog
      title={t.ask(line.name)}
      confirm={t.confirm}
      isWorking={withdraw.isPending}
      error={withdraw.error}
      onCancel={onClose}
      onConfirm={() =>
        withdraw.mutate(
          { params: { scenario: line.id } },
          {
            onSuccess: () => {
              toast({ text: t.done(line.name), undo: () => onUndo(line) });
              onClose();
            },
          },
        )
      }
    >
      <p>{t.askText}</p>
    </ConfirmDialog>
  );
}

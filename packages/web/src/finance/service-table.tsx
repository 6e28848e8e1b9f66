import { ChevronDownIcon, ChevronRightIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import type { ClassLine, PlanLine, ServiceLine } from "@luotsi/contract";
import { useMemo, useState, type ReactElement, type ReactNode } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { TableHead } from "../parts/table-head.tsx";
import { TableTools } from "../parts/table-tools.tsx";
import { capitalised } from "./capitalised.ts";
import { financeMessages } from "./messages.ts";
import {
  amountOf,
  exportLines,
  nextServiceOrder,
  orderedClasses,
  planColumns,
  totalOf,
  type ExportLine,
  type OrderedClass,
  type ServiceOrder,
} from "./service-rows.ts";

interface ServiceTableProps {
  readonly classes: readonly ClassLine[];
  readonly year: number;
  /** Opens a service's rows; undefined when the reader may not see them. */
  readonly onOpen: ((service: string) => void) | undefined;
}

/** Plan, outcome and forecast by statutory class; a class unfolds into its services. */
export function ServiceTable({ classes, year, onOpen }: ServiceTableProps): ReactElement {
  const t = useMessages(financeMessages);
  const [order, setOrder] = useState<ServiceOrder>();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const columns = useExportColumns();
  const shown = useOrderedClasses(classes, order);
  const isAllOpen = classes.every(({ statutoryClass }) => open.has(statutoryClass));
  return (
    <section className="data-table finance-services" aria-labelledby="palvelut-otsikko">
      <div className="data-table-head">
        <h2 id="palvelut-otsikko">
          {t.services} <span className="quiet">{t.servicesUnit}</span>
        </h2>
        <TableTools
          columns={columns}
          rows={exportLines(shown)}
          allRows={classes.length}
          fileName={`talous-palvelut-${year}`}
          search={undefined}
        >
          <Button
            size="small"
            variant="tertiary"
            data-color="neutral"
            onClick={() => {
              setOpen(isAllOpen ? new Set() : new Set(classes.map((each) => each.statutoryClass)));
            }}
          >
            {isAllOpen ? t.collapseAll : t.expandAll}
          </Button>
        </TableTools>
      </div>
      <div className="data-table-place">
        <table aria-labelledby="palvelut-otsikko">
          <TableHead
            columns={columns.filter(({ id }) => id !== "service")}
            order={order}
            onOrder={({ id }) => {
              setOrder(nextServiceOrder(order, id));
            }}
          />
          {shown.map((group) => (
            <ClassRows
              key={group.line.statutoryClass}
              group={group}
              isOpen={open.has(group.line.statutoryClass)}
              onToggle={(statutoryClass) => {
                setOpen(toggled(open, statutoryClass));
              }}
              onOpen={onOpen}
            />
          ))}
          <TotalRow classes={classes} />
        </table>
      </div>
      {classes.length === 0 && <p className="data-table-empty">{t.noServices}</p>}
    </section>
  );
}

function useOrderedClasses(
  classes: readonly ClassLine[],
  order: ServiceOrder | undefined,
): readonly OrderedClass[] {
  const text = useText();
  const format = useFormat();
  return useMemo(
    () =>
      orderedClasses(classes, {
        order,
        nameOf: (line) => text("title" in line ? line.title : line.name),
        compareNames: format.compare,
      }),
    [classes, order, text, format],
  );
}

function toggled(open: ReadonlySet<string>, statutoryClass: string): ReadonlySet<string> {
  const after = new Set(open);
  if (!after.delete(statutoryClass)) after.add(statutoryClass);
  return after;
}

interface ClassRowsProps {
  readonly group: OrderedClass;
  readonly isOpen: boolean;
  readonly onToggle: (statutoryClass: string) => void;
  readonly onOpen: ((service: string) => void) | undefined;
}

function ClassRows({ group, isOpen, onToggle, onOpen }: ClassRowsProps): ReactElement {
  const t = useMessages(financeMessages);
  const text = useText();
  const { line, services } = group;
  const name = capitalised(text(line.title));
  return (
    <tbody>
      <tr className="finance-class">
        <th scope="row">
          <button
            type="button"
            className="finance-toggle"
            aria-expanded={isOpen}
            aria-label={isOpen ? t.collapse(name) : t.expand(name)}
            onClick={() => {
              onToggle(line.statutoryClass);
            }}
          >
            {isOpen ? <ChevronDownIcon aria-hidden /> : <ChevronRightIcon aria-hidden />}
            {name}
            <span className="finance-count">{services.length}</span>
          </button>
        </th>
        <PlanCells plan={line.plan} />
      </tr>
      {isOpen &&
        services.map((service) => (
          <tr key={service.service} className="finance-service">
            <th scope="row">
              <ServiceName service={service} onOpen={onOpen} />
            </th>
            <PlanCells plan={service.plan} />
          </tr>
        ))}
    </tbody>
  );
}

interface ServiceNameProps {
  readonly service: ServiceLine;
  readonly onOpen: ((service: string) => void) | undefined;
}

function ServiceName({ service, onOpen }: ServiceNameProps): ReactElement {
  const t = useMessages(financeMessages);
  const text = useText();
  const name = text(service.name);
  const unbudgeted = service.unbudgeted && <span className="finance-tag">{t.unbudgeted}</span>;
  if (onOpen === undefined) {
    return (
      <>
        {name} {unbudgeted}
      </>
    );
  }
  return (
    <>
      <button
        type="button"
        className="finance-link"
        aria-label={t.openService(name)}
        onClick={() => {
          onOpen(service.service);
        }}
      >
        {name}
      </button>{" "}
      {unbudgeted}
    </>
  );
}

function PlanCells({ plan }: { readonly plan: PlanLine }): ReactElement {
  const t = useMessages(financeMessages);
  const format = useFormat();
  return (
    <>
      {planColumns.map((column) => {
        const cents = amountOf(plan, column);
        return (
          <td key={column} data-kind="number" data-label={t.columns[column]} data-column={column}>
            {cents === null ? (
              <Missing />
            ) : (
              format.count(cents / 100, column === "deviation" ? { sign: "always" } : {})
            )}
          </td>
        );
      })}
    </>
  );
}

function Missing(): ReactNode {
  const t = useMessages(financeMessages);
  return <span className="quiet">{t.cannotSay}</span>;
}

function TotalRow({ classes }: Pick<ServiceTableProps, "classes">): ReactElement {
  const t = useMessages(financeMessages);
  const format = useFormat();
  return (
    <tfoot>
      <tr>
        <th scope="row">{t.total}</th>
        {planColumns.map((column) => {
          const cents = totalOf(classes, column);
          return (
            <td key={column} data-kind="number" data-label={t.columns[column]}>
              {cents === null
                ? ""
                : format.count(cents / 100, column === "deviation" ? { sign: "always" } : {})}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}

function useExportColumns(): readonly TableColumn<ExportLine>[] {
  const t = useMessages(financeMessages);
  const text = useText();
  return useMemo(
    () => [
      {
        id: "name",
        title: t.serviceOrClass,
        value: ({ statutoryClass }) => capitalised(text(statutoryClass.title)),
      },
      {
        id: "service",
        title: t.service,
        value: ({ service }) => (service === undefined ? t.wholeClass : text(service.name)),
      },
      ...planColumns.map((column): TableColumn<ExportLine> => ({
        id: column,
        title: t.columns[column],
        kind: "number",
        value: ({ plan }) => inEuros(amountOf(plan, column)),
      })),
    ],
    [t, text],
  );
}

function inEuros(cents: number | null): number | null {
  return cents === null ? null : cents / 100;
}

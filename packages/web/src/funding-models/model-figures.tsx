import type { FundingModelsView, ModelTotal } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { KeyFigure, KeyFigures } from "../parts/key-figure.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { fundingModelMessages } from "./messages.ts";

/** The difference, the new model's cost, and what the state pays of it. */
export function ModelFigures({ view }: { readonly view: FundingModelsView }): ReactElement {
  const t = useMessages(fundingModelMessages).figures;
  const text = useText();
  const format = useFormat();
  const { models, compared, differenceCents, provenance } = view;
  const old = models.find(({ id }) => id === compared.old);
  const reformed = models.find(({ id }) => id === compared.new);
  const trust = view.restsOnGeneralBenefit ? ("assumption" as const) : ("provisional" as const);
  const share =
    old === undefined || old.owedCents === 0 ? undefined : differenceCents / old.owedCents;
  const shareText = share === undefined ? "" : format.share(Math.abs(share));
  return (
    <KeyFigures>
      <KeyFigure
        size="large"
        facts={{
          title: t.difference,
          value: format.shortEuros(differenceCents, { sign: "always" }),
          trust,
          provenance,
        }}
        {...(share === undefined
          ? {}
          : {
              change: {
                text: share >= 0 ? t.more(shareText) : t.less(shareText),
                direction: share >= 0 ? ("up" as const) : ("down" as const),
                tone: share >= 0 ? ("bad" as const) : ("good" as const),
              },
            })}
      />
      {reformed !== undefined && (
        <KeyFigure
          facts={{
            title: text(reformed.shortTitle),
            value: format.shortEuros(reformed.owedCents),
            trust,
            provenance,
          }}
        />
      )}
      <CompensationFigures view={view} />
    </KeyFigures>
  );
}

function CompensationFigures({ view }: { readonly view: FundingModelsView }): ReactElement {
  const t = useMessages(fundingModelMessages).figures;
  const messages = useMessages(fundingModelMessages).compensation;
  const text = useText();
  const format = useFormat();
  const { compensation, provenance } = view;
  if (compensation === null) {
    return (
      <KeyFigure
        facts={{
          title: t.compensationYear,
          value: undefined,
          trust: "gated",
          trustText: messages.none,
          provenance,
        }}
        missing={t.none}
      />
    );
  }
  const { period, yearCents, isEstimated, monthsKnown, finding } = compensation;
  const trust = isEstimated ? ("assumption" as const) : ("provisional" as const);
  const facts = { trust, trustText: text(finding), provenance };
  const estimate = isEstimated
    ? {
        change: {
          text: t.estimated(format.count(monthsKnown)),
          direction: "level" as const,
          tone: "neutral" as const,
        },
      }
    : {};
  return (
    <>
      <KeyFigure
        facts={{
          ...facts,
          title: period === null ? t.compensationYear : t.compensation,
          value: format.shortEuros(period?.compensationCents ?? yearCents),
        }}
        {...estimate}
      />
      {period !== null && (
        <KeyFigure
          facts={{
            ...facts,
            title: t.stays,
            value: format.shortEuros(period.gapCents, { sign: "always" }),
          }}
          {...estimate}
        />
      )}
    </>
  );
}

/** The three models side by side. */
export function ModelTable({ view }: { readonly view: FundingModelsView }): ReactElement {
  const t = useMessages(fundingModelMessages).models;
  const text = useText();
  const format = useFormat();
  const { models, compared, paidCents } = view;
  const columns = useMemo((): readonly TableColumn<ModelTotal>[] => {
    const old = models.find(({ id }) => id === compared.old)?.owedCents ?? 0;
    return [
      { id: "model", title: t.model, value: ({ title }) => text(title) },
      {
        id: "owed",
        title: t.owed,
        kind: "number",
        value: ({ owedCents }) => owedCents / 100,
        text: ({ owedCents }) => format.count(owedCents / 100),
      },
      {
        id: "difference",
        title: t.difference,
        kind: "number",
        value: ({ owedCents }) => (owedCents - old) / 100,
        text: ({ id, owedCents }) =>
          id === compared.old ? "" : format.count((owedCents - old) / 100, { sign: "always" }),
      },
      {
        id: "share",
        title: t.share,
        kind: "number",
        value: ({ owedCents }) => (paidCents === 0 ? null : (100 * owedCents) / paidCents),
        text: ({ owedCents }) => (paidCents === 0 ? "" : format.share(owedCents / paidCents)),
      },
    ];
  }, [t, text, format, models, compared, paidCents]);
  return (
    <DataTable
      caption={t.caption}
      columns={columns}
      rows={models}
      rowKey={({ id }) => id}
      fileName={`rahoitusmallit-rinnakkain-${view.period.from}-${view.period.to}`}
    />
  );
}

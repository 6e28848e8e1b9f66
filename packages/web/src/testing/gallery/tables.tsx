import { useMemo, useState, type ReactElement } from "react";

import { useFormat } from "../../language/language.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { SidePanel } from "../../parts/side-panel.tsx";
import type { TableColumn } from "../../parts/table-column.ts";
import { TrustMark } from "../../parts/trust-mark.tsx";

interface Service {
  readonly name: string;
  readonly cents: number | null;
  readonly planCents: number;
}

const services: readonly Service[] = [
  { name: "Palkkatuki", cents: 412_345_600, planCents: 390_000_000 },
  { name: "Työllisyyspalvelut", cents: 1_204_000_000, planCents: 1_190_000_000 },
  { name: "Valmennus", cents: 89_050_000, planCents: 95_000_000 },
  { name: "Nuorten paja", cents: null, planCents: 40_000_000 },
  { name: "Ääneseudun hanke", cents: 12_000_000, planCents: 12_000_000 },
  { name: "Kotoutuminen", cents: 230_000_000, planCents: 210_000_000 },
  { name: "Kesäsetelit", cents: 30_000_000, planCents: 30_000_000 },
  { name: "Yritysyhteistyö", cents: 55_000_000, planCents: 60_000_000 },
  { name: "Rekrytointilisä", cents: 8_500_000, planCents: 20_000_000 },
];

const many = Array.from({ length: 5000 }, (_, at) => ({ id: at + 1, amount: (at * 7919) % 1000 }));

function trustOf(row: Service): ReactElement {
  return <TrustMark trust={row.cents === null ? "gated" : "frozen"} />;
}

export function Tables(): ReactElement {
  const format = useFormat();
  const [open, setOpen] = useState<Service>();
  const columns = useMemo(
    (): readonly TableColumn<Service>[] => [
      { id: "name", title: "Palvelu", value: (row) => row.name, total: "Yhteensä" },
      {
        id: "actual",
        title: "Toteuma, €",
        kind: "number",
        value: (row) => (row.cents === null ? null : row.cents / 100),
        text: (row) => (row.cents === null ? "ei kirjattu" : format.wholeEuros(row.cents)),
        total: format.wholeEuros(2_040_895_600),
      },
      {
        id: "plan",
        title: "Käyttösuunnitelma, €",
        kind: "number",
        value: (row) => row.planCents / 100,
        text: (row) => format.wholeEuros(row.planCents),
        total: format.wholeEuros(2_047_000_000),
      },
      {
        id: "trust",
        title: "Luotettavuus",
        value: (row) => (row.cents === null ? "ei kirjattu" : "suljettu"),
        cell: trustOf,
      },
    ],
    [format],
  );
  const manyColumns = useMemo(
    (): readonly TableColumn<(typeof many)[number]>[] => [
      { id: "id", title: "Rivi", value: (row) => row.id, text: (row) => `Rivi ${row.id}` },
      { id: "amount", title: "Määrä", kind: "number", value: (row) => row.amount },
    ],
    [],
  );
  return (
    <>
      <DataTable
        caption="Palvelut ja määrärahat"
        columns={columns}
        rows={services}
        rowKey={(row) => row.name}
        fileName="palvelut"
        order={{ column: "actual", direction: "descending" }}
        onOpen={setOpen}
        {...(open === undefined ? {} : { openKey: open.name })}
      />
      {open !== undefined && (
        <SidePanel title={open.name} blocks="nothing" onClose={() => setOpen(undefined)}>
          <p>{format.wholeEuros(open.planCents)}</p>
        </SidePanel>
      )}
      <DataTable
        caption="Viisituhatta riviä"
        columns={manyColumns}
        rows={many}
        rowKey={(row) => String(row.id)}
        fileName="rivit"
      />
    </>
  );
}

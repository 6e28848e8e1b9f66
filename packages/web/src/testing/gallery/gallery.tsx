import "../../styles/styles.ts";

import { Button } from "@navikt/ds-react/Button";
import { QueryClientProvider } from "@tanstack/react-query";
import { createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";
import { createRoot } from "react-dom/client";

import { createQueryClient } from "../../client/query-client.ts";
import { LanguageProvider } from "../../language/language.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { DayField } from "../../parts/day-field.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Failure } from "../../parts/failure.tsx";
import { FileDrop } from "../../parts/file-drop.tsx";
import { FilterLine, InlineSelect } from "../../parts/filter-line.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { ProgressBar } from "../../parts/progress-bar.tsx";
import { ToastProvider, useToast } from "../../parts/toast.tsx";
import { useFilters } from "../../parts/use-filters.ts";
import { ProblemError } from "../../client/problem-error.ts";
import { Charts } from "./charts.tsx";
import { Figures } from "./figures.tsx";
import { Tables } from "./tables.tsx";

const defaults = { year: "2026", view: "accrual" } as const;

/** Every shared part once, with invented content: what the tests of the parts look at. */
function Gallery(): ReactElement {
  const [filters, setFilters] = useFilters(defaults);
  return (
    <main className="shell-main" id="content">
      <PageHead
        title="Osat"
        finding="Rahoitusvastuu kasvaa tänä vuonna 31,4 milj. euroon, 1,6 milj. yli käyttösuunnitelman; kasvusta kaksi kolmasosaa tulee yli 400 päivää työttömänä olleista."
        actions={<Button size="small">Sulje lokakuu</Button>}
        filters={
          <FilterLine
            sentence="Vuosi {year}, {view}, koko alue"
            places={{
              year: (
                <InlineSelect
                  label="Vuosi"
                  value={filters.year}
                  options={["2024", "2025", "2026"].map((value) => ({ value, text: value }))}
                  onChange={(year) => setFilters({ year })}
                />
              ),
              view: (
                <InlineSelect
                  label="Tarkastelu"
                  value={filters.view}
                  options={[
                    { value: "accrual", text: "etuuskuukauden mukaan" },
                    { value: "invoice", text: "laskutuskuukauden mukaan" },
                  ]}
                  onChange={(view) => setFilters({ view })}
                />
              ),
            }}
          />
        }
      />
      <Figures />
      <Charts />
      <Tables />
      <Rest />
    </main>
  );
}

function Rest(): ReactElement {
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const [day, setDay] = useState("2026-05-01");
  return (
    <div style={{ display: "grid", gap: "1.5rem", maxWidth: "46rem" }}>
      <h2>Muut</h2>
      <DayField label="Päivä" value={day} onChange={setDay} />
      <p data-testid="day">{day}</p>
      <ProgressBar label="Tuodaan tiedostoa maksut.csv" share={0.42} />
      <FileDrop hint="CSV tai Excel, enintään 200 Mt" accept=".csv" onFile={() => undefined} />
      <Empty title="Yhtään aineistoa ei ole vielä tuotu">
        <a href="#content">Tuo ensimmäinen tiedosto</a>
      </Empty>
      <Failure error={refusal} onRetry={() => undefined} />
      <div>
        <Button size="small" variant="secondary" onClick={() => setAsking(true)}>
          Kumoa erä
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title="Kumotaanko erä 12?"
          confirm="Kumoa erä"
          tone="danger"
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            toast({
              text: "Erä 12 on kumottu.",
              undo: () => toast({ text: "Erä on palautettu." }),
            });
          }}
        >
          Erän 1 204 riviä poistuvat luvuista. Tiedosto jää talteen, ja sen voi tuoda uudelleen.
        </ConfirmDialog>
      )}
    </div>
  );
}

const refusal = new ProblemError({
  status: 422,
  code: "WRONG_STRUCTURE",
  title: "Tiedoston rakenne on väärä",
  detail: "Sarake paid_eur puuttuu. Mitään ei tallennettu.",
  next: "Korjaa otsikko tai valitse sarakekartta.",
  id: "a1b2-c3",
  problems: [
    {
      line: 1,
      column: "maksettu",
      code: "UNKNOWN_COLUMN",
      message: "Tarkoititko saraketta paid_eur?",
    },
  ],
});

const root = createRootRoute({ component: Gallery, notFoundComponent: Gallery });
const router = createRouter({
  routeTree: root,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(search as Record<string, string>).toString();
    return text === "" ? "" : `?${text}`;
  },
});
const place = document.querySelector("#root");
if (place === null) throw new Error("the gallery has an element with the id root");
createRoot(place).render(
  <QueryClientProvider client={createQueryClient()}>
    <LanguageProvider>
      <ToastProvider>
        <RouterProvider router={router} />
      </ToastProvider>
    </LanguageProvider>
  </QueryClientProvider>,
);

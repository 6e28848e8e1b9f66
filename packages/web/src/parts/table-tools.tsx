import { DownloadIcon, FilesIcon, MagnifyingGlassIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useId, type ReactElement, type ReactNode } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { download } from "./download.ts";
import { partMessages } from "./messages.ts";
import type { TableColumn } from "./table-column.ts";
import { semicolonSeparated, tabSeparated } from "./table-text.ts";
import { useToast } from "./toast.tsx";

interface TableToolsProps<Row> {
  readonly columns: readonly TableColumn<Row>[];
  /** The rows as shown. */
  readonly rows: readonly Row[];
  readonly allRows: number;
  readonly fileName: string;
  readonly search: SearchState | undefined;
  readonly children: ReactNode;
}

interface SearchState {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

export function TableTools<Row>(props: TableToolsProps<Row>): ReactElement {
  const { columns, rows, fileName, search } = props;
  const t = useMessages(partMessages);
  const format = useFormat();
  const toast = useToast();
  const table = { columns, rows, writeNumber: format.plain };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(tabSeparated(table));
      toast({ text: t.tableCopied });
    } catch {
      toast({ text: t.tableCopyFailed });
    }
  };
  return (
    <div className="table-tools">
      {search !== undefined && (
        <>
          <TableSearch {...search} />
          <output className="quiet">
            {search.text !== "" &&
              t.tableCount(format.count(rows.length), format.count(props.allRows))}
          </output>
        </>
      )}
      {props.children}
      <Button
        size="small"
        variant="tertiary"
        data-color="neutral"
        icon={<FilesIcon aria-hidden />}
        onClick={() => void copy()}
      >
        {t.tableCopy}
      </Button>
      <Button
        size="small"
        variant="tertiary"
        data-color="neutral"
        icon={<DownloadIcon aria-hidden />}
        onClick={() => {
          download(
            `${fileName}.csv`,
            new Blob([semicolonSeparated(table)], { type: "text/csv;charset=utf-8" }),
          );
        }}
      >
        {t.tableDownload}
      </Button>
    </div>
  );
}

function TableSearch({ text, onChange }: SearchState): ReactElement {
  const t = useMessages(partMessages);
  const id = useId();
  return (
    <span className="table-search">
      <label htmlFor={id} className="aksel-sr-only">
        {t.tableSearch}
      </label>
      <MagnifyingGlassIcon aria-hidden />
      <input
        id={id}
        type="search"
        value={text}
        placeholder={t.tableSearch}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </span>
  );
}

import { DownloadIcon, FilesIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import type { ReactElement, ReactNode } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { download } from "./download.ts";
import { partMessages } from "./messages.ts";
import { SearchField } from "./search-field.tsx";
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
          <SearchField label={t.tableSearch} value={search.text} onChange={search.onChange} />
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

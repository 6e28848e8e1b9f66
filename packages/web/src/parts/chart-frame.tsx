import type { ChartSize, ChartTable } from "@luotsi/charts";
import { DownloadIcon, ImageIcon, TableIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from "react";

import { useMessages } from "../language/language.tsx";
import { pngOf, svgOf } from "./chart-picture.ts";
import { DataTable } from "./data-table.tsx";
import { download } from "./download.ts";
import { partMessages } from "./messages.ts";
import type { TableColumn } from "./table-column.ts";

interface ChartFrameProps {
  /** States the finding, as a sentence. */
  readonly title: string;
  /** The measure, the unit and the period. */
  readonly subtitle: string;
  /** Name of downloaded files, without an ending. */
  readonly fileName: string;
  /** The same content as a table, from the chart's own `…Table` function. */
  readonly table: ChartTable;
  /** Pixels; the chart is as wide as its place. */
  readonly height?: number;
  /** What the picture needs said under it, such as what the fan means. */
  readonly note?: ReactNode;
  readonly children: (size: ChartSize) => ReactElement;
}

const usualHeight = 340;
const firstWidth = 720;

/** A chart with its finding, its table twin and its downloads. */
export function ChartFrame(props: ChartFrameProps): ReactElement {
  const { title, subtitle, fileName, table, height = usualHeight, note } = props;
  const t = useMessages(partMessages);
  const titleId = useId();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const [isTable, setTable] = useState(false);
  const save = async (
    ending: string,
    draw: (svg: SVGSVGElement) => Promise<Blob>,
  ): Promise<void> => {
    const svg = place.current?.querySelector("svg") ?? undefined;
    if (svg !== undefined) download(`${fileName}.${ending}`, await draw(svg));
  };
  return (
    <figure className="chart-frame" aria-labelledby={titleId}>
      <figcaption>
        <h2 id={titleId}>{title}</h2>
        <p className="chart-subtitle">{subtitle}</p>
      </figcaption>
      <div className="chart-tools">
        <Button
          size="small"
          variant="tertiary"
          data-color="neutral"
          icon={isTable ? <ImageIcon aria-hidden /> : <TableIcon aria-hidden />}
          onClick={() => {
            setTable(!isTable);
          }}
        >
          {isTable ? t.chartShowPicture : t.chartShowTable}
        </Button>
        {!isTable && (
          <PictureDownloads
            onSvg={() => void save("svg", svgOf)}
            onPng={() => void save("png", pngOf)}
          />
        )}
      </div>
      <div className="chart-place" ref={place}>
        {isTable ? (
          <TableTwin table={table} caption={`${title} ${subtitle}`} fileName={fileName} />
        ) : (
          props.children({ width, height })
        )}
      </div>
      {note !== undefined && <p className="chart-note">{note}</p>}
    </figure>
  );
}

interface PictureDownloadsProps {
  readonly onSvg: () => void;
  readonly onPng: () => void;
}

function PictureDownloads({ onSvg, onPng }: PictureDownloadsProps): ReactElement {
  const t = useMessages(partMessages);
  return (
    <>
      <Button
        size="small"
        variant="tertiary"
        data-color="neutral"
        icon={<DownloadIcon aria-hidden />}
        aria-label={`${t.chartDownload}, SVG`}
        onClick={onSvg}
      >
        SVG
      </Button>
      <Button
        size="small"
        variant="tertiary"
        data-color="neutral"
        icon={<DownloadIcon aria-hidden />}
        aria-label={`${t.chartDownload}, PNG`}
        onClick={onPng}
      >
        PNG
      </Button>
    </>
  );
}

interface TableTwinProps {
  readonly table: ChartTable;
  readonly caption: string;
  readonly fileName: string;
}

function TableTwin({ table, caption, fileName }: TableTwinProps): ReactElement {
  const columns = useMemo(
    () =>
      table.columns.map(({ id, title, kind }, at): TableColumn<ChartTable["rows"][number]> => ({
        id,
        title,
        kind,
        value: (row) => row.cells[at]?.value ?? null,
        text: (row) => row.cells[at]?.text ?? "",
      })),
    [table],
  );
  return (
    <DataTable
      caption={caption}
      captionStyle="hidden"
      columns={columns}
      rows={table.rows}
      rowKey={(row) => row.key}
      fileName={fileName}
    />
  );
}

function useWidth(place: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(firstWidth);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      setWidth(Math.max(240, Math.floor(element.clientWidth)));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [place]);
  return width;
}

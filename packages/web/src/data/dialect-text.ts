import type { BatchDetail } from "@luotsi/contract";

import type { DataMessages } from "./data-messages.ts";

type Detected = BatchDetail["detected"];
type Words = DataMessages["importing"];

/** `CSV, UTF-8, puolipiste, desimaalimerkki pilkku`. */
export function dialectText(detected: Detected, t: Words): string {
  const parts =
    detected.format === "xlsx"
      ? ["XLSX", ...(detected.sheet === undefined ? [] : [detected.sheet])]
      : [
          "CSV",
          detected.encoding,
          delimiterText(detected.delimiter, t),
          `${t.decimal.toLocaleLowerCase()} ${decimalText(detected.decimal, t)}`,
        ];
  return parts.join(", ");
}

export function delimiterText(delimiter: string, t: Words): string {
  switch (delimiter) {
    case ",":
      return t.delimiters.comma;
    case ";":
      return t.delimiters.semicolon;
    case "\t":
      return t.delimiters.tab;
    default:
      return t.delimiters.none;
  }
}

export function decimalText(decimal: Detected["decimal"], t: Words): string {
  return decimal === "," ? t.decimals.comma : t.decimals.point;
}

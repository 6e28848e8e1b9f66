import {
  identityFieldIds,
  identityFields,
  type IdentityFieldId,
  type IdentityValues,
} from "@luotsi/contract/sources";

import { folded } from "../cells/folding.ts";
import type { Pseudonymise } from "../cells/person-key.ts";
import { parseIdentityCode } from "./identity-code.ts";

const fieldByHeading: ReadonlyMap<string, IdentityFieldId> = new Map(
  identityFieldIds.flatMap((id) =>
    identityFields[id].headings.map((heading) => [folded(heading), id] as const),
  ),
);

/** The field of the vault that a heading is known to hold; undefined when it is none of identity. */
export function identityFieldOf(heading: string): IdentityFieldId | undefined {
  return fieldByHeading.get(folded(heading));
}

/** Where the identity of a row's person stands. */
export interface IdentityPlan {
  readonly fields: readonly { readonly field: IdentityFieldId; readonly position: number }[];
  /** Position of the person key; −1 when the file has none. */
  readonly keyPosition: number;
  readonly pseudonymise: Pseudonymise;
}

const longestValue = 500;

/**
 * What the vault shall keep of a row: the filled cells of identity and the key of the register.
 *
 * @returns undefined when the cell of the identity code holds something else.
 */
export function identityOfRow(
  { fields, keyPosition, pseudonymise }: IdentityPlan,
  cells: readonly string[],
): IdentityValues | undefined {
  const values: Partial<Record<IdentityFieldId, string>> = {};
  for (const { field, position } of fields) {
    const text = (cells[position] ?? "").trim().normalize("NFC").slice(0, longestValue);
    if (text === "") continue;
    if (field !== "identity_code") values[field] = text;
    else {
      const code = parseIdentityCode(text);
      if (code === undefined) return undefined;
      values.identity_code = code.code;
    }
  }
  const key = (cells[keyPosition] ?? "").trim();
  const code = parseIdentityCode(key);
  if (code !== undefined) values.identity_code ??= code.code;
  else if (key !== "" && pseudonymise(key) !== key) values.register_key = key;
  return values;
}

/** The form in which two spellings of one value are the same, for finding a person by it. */
export function searchedForm(field: IdentityFieldId, text: string): string {
  const value = text.trim().normalize("NFC");
  switch (field) {
    case "identity_code":
      return value.toUpperCase();
    case "email":
      return value.toLowerCase();
    case "phone":
      return value.replaceAll(/[^\d+]/g, "").replace(/^(?:00358|\+358)/, "0");
    case "register_key":
    case "full_name":
    case "first_names":
    case "last_name":
    case "address":
      break;
  }
  return value;
}

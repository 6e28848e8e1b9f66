import type { Localised } from "@luotsi/base";
import type { Permission } from "@luotsi/contract";
import type { ComponentType } from "react";

/** One address of a page and the code behind it, fetched only when it is opened. */
export interface Screen {
  /** Path of the address; `$name` marks a parameter, read with `useAddressPart("name")`. */
  readonly path: string;
  readonly load: () => Promise<ComponentType>;
}

/** A page of the navigation. Its first screen is what the navigation opens. */
export interface PageDefinition {
  readonly id: string;
  readonly name: Localised;
  /** Without it the page is neither in the navigation nor opened. */
  readonly permission: Permission;
  readonly screens: readonly [Screen, ...Screen[]];
}

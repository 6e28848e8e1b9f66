import type { Localised } from "@luotsi/base";
import type { Permission } from "@luotsi/contract";
import type { ComponentType } from "react";

/** One address of a page and the code behind it, fetched only when it is opened. */
export interface Screen {
  /** Path of the address; `$name` marks a parameter, read with `useAddressPart("name")`. */
  readonly path: string;
  readonly load: () => Promise<ComponentType>;
  /** Without it this address is not opened; the page's own permission when left out. */
  readonly permission?: Permission;
  /** What the address shows, where that is a part of the page. */
  readonly name?: Localised;
}

/** A page of the navigation, which opens the first of its screens that the reader may see. */
export interface PageDefinition {
  readonly id: string;
  readonly name: Localised;
  /** What its screens need, unless a screen says otherwise. */
  readonly permission: Permission;
  readonly screens: readonly [Screen, ...Screen[]];
}

/** What the address needs. */
export function permissionOf(page: PageDefinition, screen: Screen): Permission {
  return screen.permission ?? page.permission;
}

/** The screen the navigation opens; undefined when the reader may see none of the page's. */
export function firstOpenScreen(
  page: PageDefinition,
  permissions: readonly Permission[],
): Screen | undefined {
  return page.screens.find((screen) => permissions.includes(permissionOf(page, screen)));
}

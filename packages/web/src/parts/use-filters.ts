import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";

/** What is left out of the address stands for its default. */
export type Filters<Name extends string> = Readonly<Record<Name, string>>;

/** `same` changes the address without a step back, for a search that is being typed. */
export type ChangeFilters<Name extends string> = (
  changes: Partial<Filters<Name>>,
  history?: "step" | "same",
) => void;

/**
 * The page's choices, kept in the address so that it can be shared and the back button works.
 *
 * @param defaults the choices with the values they have when the address says nothing; a constant of the
 *   module, so that it stays the same object.
 * @returns the choices and a function that changes some of them. Changes are steps of the browser's history.
 */
export function useFilters<Name extends string>(
  defaults: Filters<Name>,
): readonly [Filters<Name>, ChangeFilters<Name>] {
  const search: Readonly<Record<string, string>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const filters = useMemo(() => {
    const entries = Object.entries<string>(defaults);
    return Object.fromEntries(
      entries.map(([name, value]) => [name, search[name] ?? value]),
    ) as Filters<Name>;
  }, [defaults, search]);
  const change = useCallback(
    (changes: Partial<Filters<Name>>, history: "step" | "same" = "step") => {
      const next = new Map<string, string>(Object.entries(search));
      for (const [name, value] of Object.entries<string | undefined>(changes)) {
        const isDefault = value === undefined || value === defaults[name as Name];
        if (isDefault) next.delete(name);
        else next.set(name, value);
      }
      void navigate({
        to: ".",
        search: Object.fromEntries(next),
        resetScroll: false,
        replace: history === "same",
      });
    },
    [defaults, navigate, search],
  );
  return [filters, change];
}

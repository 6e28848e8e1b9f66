import { roleIds, roles } from "@luotsi/contract/roles";
import { useCallback } from "react";

import { useText } from "../language/language.tsx";

/** A role's title in the reader's language; the code itself of what is no role. */
export function useRoleTitles(): (role: string) => string {
  const text = useText();
  return useCallback(
    (role) => {
      const known = roleIds.find((id) => id === role);
      return known === undefined ? role : text(roles[known].title);
    },
    [text],
  );
}

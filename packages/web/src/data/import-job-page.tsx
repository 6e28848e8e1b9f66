import type { ReactElement } from "react";

import { useAddressPart } from "../parts/use-address-part.ts";
import { DataFrame } from "./data-frame.tsx";
import { ImportJobView } from "./import-job-view.tsx";

/** An import under way or ended, at an address of its own: it can be left and found again. */
export function ImportJobPage(): ReactElement {
  const job = useAddressPart("job");
  return (
    <DataFrame tab="import">
      <ImportJobView job={job} />
    </DataFrame>
  );
}

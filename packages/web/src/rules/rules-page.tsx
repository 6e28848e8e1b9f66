import type { ReactElement } from "react";

import { PageHead } from "../parts/page-head.tsx";

export function RulesPage(): ReactElement {
  return <PageHead title="Säännöt" />;
}

import { administrationPage } from "./administration/page.ts";
import { clientsPage } from "./clients/page.ts";
import { dataPage } from "./data/page.ts";
import { financePage } from "./finance/page.ts";
import { indicatorsPage } from "./indicators/page.ts";
import { overviewPage } from "./overview/page.ts";
import { rulesPage } from "./rules/page.ts";
import type { PageDefinition } from "./shell/page-definition.ts";

/** Every page, in the order of the navigation. A new page is one import and one line here. */
export const pages: readonly PageDefinition[] = [
  overviewPage,
  financePage,
  clientsPage,
  indicatorsPage,
  dataPage,
  rulesPage,
  administrationPage,
];

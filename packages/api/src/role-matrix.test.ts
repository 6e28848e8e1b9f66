import { day } from "@luotsi/base";
import {
  roleIds,
  routes,
  scopeKinds,
  type RoleId,
  type RouteId,
  type Scope,
  type ScopeKind,
} from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { workspaceOn, type Workspace } from "@luotsi/usecases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { routesNotServed } from "./route-registry.ts";
import { routesForTests } from "./testing/test-routes.ts";
import { testServer, type TestServer } from "./testing/test-server.ts";

type Who = RoleId | "nobody";

const everybody: readonly Who[] = ["nobody", ...roleIds];
const seesThePicture: readonly Who[] = roleIds.filter(
  (role) => role !== "state-partner" && role !== "administrator",
);
const seesIndicators: readonly Who[] = roleIds.filter((role) => role !== "administrator");
const oversees: readonly Who[] = ["director", "administrator", "auditor"];
const money: readonly Who[] = ["controller", "director", "board-member", "analyst"];
const data: readonly Who[] = ["controller", "director", "analyst"];
const liability: readonly Who[] = ["controller", "director", "analyst"];
const importers: readonly Who[] = ["controller", "analyst"];

const privacyReaders: readonly Who[] = ["director", "analyst", "administrator", "auditor"];

/** Who may do what, written down by hand beside the table of roles: changing that must change this. */
const expectation: Readonly<Record<RouteId, readonly Who[]>> = {
  health: everybody,
  openApi: everybody,
  session: everybody,
  signOut: everybody,
  changeRole: roleIds,
  breakGlass: everybody,
  startSignIn: everybody,
  finishSignIn: everybody,
  backChannelSignOut: everybody,
  frontChannelSignOut: everybody,
  overview: seesThePicture,
  finance: money,
  financeRows: ["controller", "director"],
  fundingModels: liability,
  fundingModelsFile: liability,
  assumptionEffects: liability,
  indicatorList: seesIndicators,
  indicatorValues: seesIndicators,
  officialSeries: seesIndicators,
  ohjaamo: seesIndicators,
  rules: roleIds,
  sources: data,
  batches: data,
  batch: data,
  quarantineFile: data,
  undoBatch: ["controller"],
  importFile: importers,
  inspectFile: importers,
  importProgress: importers,
  cancelImport: importers,
  mappings: data,
  saveMapping: importers,
  coverage: data,
  checks: data,
  nowcast: ["controller", "director", "analyst"],
  liabilityChange: ["controller", "director", "analyst"],
  months: money,
  closeMonth: ["controller"],
  invoiceCheck: ["controller"],
  invoiceFinding: ["controller"],
  invoiceCase: ["controller"],
  markInvoiceCases: ["controller"],
  disputeListCsv: ["controller"],
  disputeListXlsx: ["controller"],
  liabilityForecast: ["controller", "director", "analyst"],
  scenarios: liability,
  scenario: liability,
  scenarioReadiness: liability,
  scenarioAnswer: liability,
  scenarioResults: liability,
  scenarioComparison: liability,
  scenarioSimulation: liability,
  startScenarioSimulation: liability,
  cancelScenarioSimulation: liability,
  saveScenario: liability,
  withdrawScenario: liability,
  restoreScenario: liability,
  auditLog: ["administrator", "auditor"],
  auditUsers: ["administrator", "auditor"],
  auditLogFile: ["administrator", "auditor"],
  access: oversees,
  identity: ["team-lead", "coach"],
  personSearch: ["team-lead", "coach"],
  personExtract: ["director", "team-lead"],
  dataSubject: ["director", "team-lead"],
  identityCorrection: ["director", "team-lead"],
  erasure: ["director", "team-lead"],
  retention: privacyReaders,
  vault: privacyReaders,
  processingRecord: privacyReaders,
  impactAssessment: privacyReaders,
};

/** Routes that are about the whole area: whoever sees a part of it is not let in. */
const wholeArea: ReadonlySet<RouteId> = new Set([
  "undoBatch",
  "importFile",
  "inspectFile",
  "importProgress",
  "cancelImport",
  "saveMapping",
  "closeMonth",
  "auditLog",
  "auditUsers",
  "auditLogFile",
  "access",
]);

const none = { municipalities: [], teams: [], workers: [] };
const reaches: Readonly<Record<ScopeKind, Scope>> = {
  everything: { kind: "everything" },
  municipalities: { kind: "limited", ...none, municipalities: ["398"] },
  teams: { kind: "limited", ...none, teams: ["alku"] },
  "own-customers": { kind: "limited", ...none, workers: ["demo-coach"] },
};

let workspace: Workspace;
let server: TestServer;
const cookies = new Map<string, string>();
let asked = 0;

/** Signing out ends the session, so its route gets one of its own. */
async function cookieOf(id: RouteId, role: RoleId, scope: ScopeKind): Promise<string> {
  const name = `${role} ${scope} ${id === "signOut" ? id : ""}`;
  const cookie = cookies.get(name) ?? (await server.cookieOf(role, reaches[scope]));
  cookies.set(name, cookie);
  return cookie;
}

beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  const { routes: served, sessions } = routesForTests(workspace);
  server = await testServer(served, {
    sessions,
    requestsPerMinute: 100_000,
    writesPerMinute: 100_000,
  });
});
afterAll(async () => {
  await server.close();
  await workspace.close();
});

function routeIds(): readonly RouteId[] {
  return Object.keys(routes) as RouteId[];
}

describe.each(routeIds())("%s", (id) => {
  test("has an expectation", () => {
    expect(Object.keys(expectation)).toContain(id);
  });

  async function ask(cookie: string | undefined): Promise<number> {
    const { method, path } = routes[id];
    const answer = await server.app.inject({
      method,
      url: path.replaceAll(/:\w+/g, "unknown"),
      headers: cookie === undefined ? {} : { cookie },
      // Some routes count requests by address; here each comes from an address of its own.
      remoteAddress: `10.0.${Math.floor(asked / 250)}.${asked++ % 250}`,
    });
    return answer.statusCode;
  }

  test("a stranger is let in or refused as expected", async () => {
    const status = await ask(undefined);
    if (expectation[id].includes("nobody")) expect([401, 403, 500]).not.toContain(status);
    else expect(status).toBe(401);
  });

  test.each(roleIds)(
    "%s is let in or refused as expected, however far the role reaches",
    async (role) => {
      for (const scope of scopeKinds) {
        const status = await ask(await cookieOf(id, role, scope));
        const isInReach = scope === "everything" || !wholeArea.has(id);
        if (expectation[id].includes(role) && isInReach) {
          expect([401, 403, 500], scope).not.toContain(status);
        } else expect(status, scope).toBe(403);
      }
    },
  );
});

test("every route of the contract is served", () => {
  expect(routesNotServed(routesForTests(workspace).routes)).toEqual([]);
});

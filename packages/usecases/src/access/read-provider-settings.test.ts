import type { GroupGrant } from "@luotsi/contract";
import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

import { grantsOfGroups } from "./grants-of-groups.ts";
import { readProviderSettings } from "./read-provider-settings.ts";

const least = {
  publicUrl: "https://luotsi.example.fi/",
  issuer: "https://login.example.fi/realms/kaupunki",
  clientId: "luotsi",
  groups: [{ group: "talous", role: "controller", scope: { kind: "everything" } }],
};

function read(changes: object): ReturnType<typeof readProviderSettings> {
  return readProviderSettings(JSON.stringify({ ...least, ...changes }));
}

describe("the settings of a provider", () => {
  test("have defaults for what a usual provider does", () => {
    expect(read({})).toMatchObject({
      publicUrl: "https://luotsi.example.fi",
      scopes: ["openid", "profile"],
      userClaim: "sub",
      groupsClaim: "groups",
      limits: { idleMinutes: 60, absoluteHours: 12 },
    });
  });

  test("of the how-to page are valid as they stand", () => {
    const page = fileURLToPath(
      new URL("../../../../docs/how-to/sign-in-with-a-provider.md", import.meta.url),
    );
    const sample = /```json\n([\s\S]*?)```/.exec(readFileSync(page, "utf8"))?.[1] ?? "";
    expect(readProviderSettings(sample).groups.length).toBeGreaterThan(5);
  });

  const grant = least.groups[0];
  test.each([
    ["a word it does not know", { clientSecret: "in the file" }, "clientSecret"],
    ["a word it does not know deeper down", { groups: [{ ...grant, roles: [] }] }, "roles"],
    ["a role there is not", { groups: [{ ...grant, role: "king" }] }, "groups.0.role"],
    [
      "a scope the role cannot have",
      { groups: [{ ...grant, scope: { kind: "own-customers" } }] },
      "own-customers",
    ],
    [
      "a municipality that is no code",
      { groups: [{ ...grant, scope: { kind: "municipalities", municipalities: ["Lahti"] } }] },
      "municipalities",
    ],
    ["the same line twice", { groups: [grant, grant] }, "stands twice"],
    [
      "a group twice with the same role and another scope",
      { groups: [grant, { ...grant, scope: { kind: "municipalities", municipalities: ["398"] } }] },
      "stands twice",
    ],
    ["a provider without encryption", { issuer: "http://login.example.fi" }, "https is needed"],
    [
      "an own address without encryption",
      { publicUrl: "http://luotsi.example.fi" },
      "https is needed",
    ],
    ["an own address with a path", { publicUrl: "https://example.fi/luotsi" }, "path"],
    ["no group at all", { groups: [] }, "groups"],
    ["no openid among what is asked", { scopes: ["profile"] }, "openid"],
    ["a session without an end", { limits: { absoluteHours: 0 } }, "absoluteHours"],
  ])("are refused for %s", (_, changes, reason) => {
    expect(() => read(changes)).toThrow("SIGN_IN_SETTINGS_WRONG");
    expect(() => read(changes)).toThrow(reason);
  });

  test("that are not JSON are refused", () => {
    expect(() => readProviderSettings("publicUrl = x")).toThrow("not JSON");
  });
});

const town = { kind: "municipalities", municipalities: ["398"] } as const;
const village = { kind: "municipalities", municipalities: ["560"] } as const;

describe("the groups of a person", () => {
  const table: readonly GroupGrant[] = [
    { group: "kunta", role: "controller", scope: { ...town, municipalities: ["398"] } },
    { group: "kyla", role: "controller", scope: { ...village, municipalities: ["560"] } },
    { group: "koko", role: "controller", scope: { kind: "everything" } },
    { group: "kunta", role: "team-lead", scope: { kind: "teams", teams: ["alku"] } },
    { group: "oma", role: "coach", scope: { kind: "own-customers" } },
  ];
  const limited = { kind: "limited", municipalities: [], teams: [], workers: [] };

  test("in none give nothing", () => {
    expect(grantsOfGroups(table, ["muu", "KUNTA"], "u")).toEqual([]);
  });

  test("of one role are added up, and the whole area swallows the rest", () => {
    expect(grantsOfGroups(table, ["kyla", "kunta"], "u")[0]).toEqual({
      role: "controller",
      scope: { ...limited, municipalities: ["398", "560"] },
    });
    expect(grantsOfGroups(table, ["kunta", "koko"], "u")[0]).toEqual({
      role: "controller",
      scope: { kind: "everything" },
    });
  });

  test("of several roles stay apart, in the order of the table; own customers are the person's", () => {
    const grants = grantsOfGroups(table, ["oma", "kunta"], "u-7");
    expect(grants.map(({ role }) => role)).toEqual(["controller", "team-lead", "coach"]);
    expect(grants[2]?.scope).toEqual({ ...limited, workers: ["u-7"] });
  });

  test("give the same whatever order the provider lists them in, and more groups never give less", () => {
    const groups = fc.uniqueArray(fc.constantFrom("kunta", "kyla", "koko", "oma", "muu"));
    fc.assert(
      fc.property(groups, fc.constantFrom("kunta", "kyla", "koko", "oma"), (own, added) => {
        const before = grantsOfGroups(table, own, "u");
        expect(grantsOfGroups(table, own.toReversed(), "u")).toEqual(before);
        const after = grantsOfGroups(table, [...own, added], "u");
        for (const { role, scope } of before) {
          const now = after.find((grant) => grant.role === role)?.scope;
          if (now?.kind === "everything") continue;
          expect(scope.kind).toBe("limited");
          if (scope.kind === "limited") {
            expect(now?.municipalities).toEqual(expect.arrayContaining([...scope.municipalities]));
          }
        }
      }),
    );
  });
});

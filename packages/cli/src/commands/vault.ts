import type { Language } from "@luotsi/base";
import type { VaultView } from "@luotsi/contract";
import { makeVaultKey, rotateVaultKeys, showVault } from "@luotsi/usecases";

import type { Command } from "../command.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";

/** `luotsi vault status`: what the vault holds and under which keys; nothing is opened. */
export const vaultStatus: Command = {
  usage: "",
  options: workspaceOptions,
  run: async ({ options, json, language, print }) => {
    await inWorkspace(options, { command: "vault status", act: "read" }, async (workspace) => {
      const view = await showVault(workspace);
      print(json ? JSON.stringify(view) : statusText(view, language));
    });
    return 0;
  },
};

/** `luotsi vault new-key`: makes a key in the workspace's file; the first opens the vault. */
export const vaultNewKey: Command = {
  usage: "",
  options: workspaceOptions,
  run: async ({ options, json, language, print }) => {
    await inWorkspace(options, { command: "vault new-key", act: "change" }, async (workspace) => {
      const key = await makeVaultKey(workspace);
      print(json ? JSON.stringify({ key }) : words[language].made(key));
    });
    return 0;
  },
};

/** `luotsi vault rotate-key`: wraps every data key with the newest key; may be stopped and started again. */
export const vaultRotateKey: Command = {
  usage: "",
  options: workspaceOptions,
  run: async ({ options, json, language, print, note }) => {
    await inWorkspace(
      options,
      { command: "vault rotate-key", act: "change" },
      async (workspace) => {
        const rotated = await rotateVaultKeys(workspace, ({ done, total }) => {
          note(`${done}/${total}`);
        });
        const view = await showVault(workspace);
        const text = [words[language].rotated(rotated), statusText(view, language)].join("\n");
        print(json ? JSON.stringify({ rotated, ...view }) : text);
      },
    );
    return 0;
  },
};

function statusText(view: VaultView, language: Language): string {
  const t = words[language];
  return [
    view.isOpen ? t.open : t.notOpen,
    view.readersKeptOut ? t.ownRole : t.noOwnRole,
    ...(view.writersKeptOut ? [t.vaultRole] : []),
    t.people(view.people, view.earlier),
    ...view.fields.map(({ field, count }) => `  ${field}: ${count}`),
    ...view.keys.map(
      ({ id, version, dataKeys, state }) => `  ${version}. ${id}  ${t[state]}  ${dataKeys}`,
    ),
  ].join("\n");
}

const words = {
  fi: {
    open: "Holvi on käytössä.",
    notOpen: "Holvi ei ole käytössä: avainta ei ole annettu. Henkilötiedot pudotetaan tuonnissa.",
    vaultRole: "Holvilla on oma rooli: tavalliset kirjoitusyhteydetkään eivät näe sitä.",
    ownRole: "Tavalliset lukuyhteydet eivät näe holvia (oma tietokantarooli).",
    noOwnRole: "Palvelin ei anna tehdä lukijoille omaa roolia: holvia suojaa vain salaus.",
    people: (people: number, earlier: number) =>
      `Henkilöitä ${people}, aiempia arvoja ${earlier}. Voimassa olevat arvot kentittäin:`,
    made: (key: string) =>
      `Avain ${key} on tehty työtilan tiedostoon vault.key. Ota siitä kopio turvalliseen paikkaan: ilman sitä holvi ei aukea.`,
    rotated: (count: number) => `Avaimia kääritty uudelleen: ${count}.`,
    current: "käytössä",
    older: "vanha, vielä tarpeen",
    missing: "PUUTTUU",
    unused: "ei enää tarpeen",
  },
  sv: {
    open: "Valvet används.",
    notOpen:
      "Valvet används inte: ingen nyckel har getts. Personuppgifter lämnas bort vid importen.",
    vaultRole: "Valvet har en egen roll: inte heller vanliga skrivförbindelser ser det.",
    ownRole: "Vanliga läsförbindelser ser inte valvet (egen databasroll).",
    noOwnRole: "Servern tillåter ingen egen roll för läsare: valvet skyddas bara av krypteringen.",
    people: (people: number, earlier: number) =>
      `Personer ${people}, tidigare värden ${earlier}. Gällande värden per fält:`,
    made: (key: string) =>
      `Nyckeln ${key} finns i arbetsytans fil vault.key. Spara en kopia på ett säkert ställe: utan den öppnas valvet inte.`,
    rotated: (count: number) => `Nycklar inslagna på nytt: ${count}.`,
    current: "används",
    older: "äldre, behövs ännu",
    missing: "SAKNAS",
    unused: "behövs inte längre",
  },
  en: {
    open: "The vault is in use.",
    notOpen: "The vault is not in use: no key was given. Identity is dropped on import.",
    vaultRole: "The vault has a role of its own: ordinary writers do not see it either.",
    ownRole: "Ordinary readers cannot see the vault (a database role of their own).",
    noOwnRole:
      "The server allows readers no role of their own: encryption alone protects the vault.",
    people: (people: number, earlier: number) =>
      `People ${people}, earlier values ${earlier}. Current values by field:`,
    made: (key: string) =>
      `The key ${key} is in the workspace's file vault.key. Keep a copy in a safe place: without it the vault does not open.`,
    rotated: (count: number) => `Data keys wrapped anew: ${count}.`,
    current: "current",
    older: "older, still needed",
    missing: "MISSING",
    unused: "no longer needed",
  },
} as const;

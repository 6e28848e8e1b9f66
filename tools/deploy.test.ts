import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

import { validate } from "dockerfile-utils";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { rooms, sourceOf } from "./repository.ts";

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, unknown>>;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const text = (name: string): string => readFileSync(`deploy/${name}`, "utf8");
const compose = parse(text("compose.yaml")) as Compose;
const containerfile = text("Containerfile");
const unit = text("luotsi.service");

/** The source of every room in one text. */
function roomSource(): string {
  return rooms.flatMap((room) => sourceOf(room).map((file) => file.text)).join("\n");
}

describe("the files to run Luotsi with", () => {
  test("the container file has no fault a linter knows, and no image without a version", () => {
    expect(validate(containerfile)).toEqual([]);
    const images = [
      ...[...containerfile.matchAll(/^FROM (\S+)/gm)].map((match) => match[1] ?? ""),
      ...Object.values(compose.services).flatMap(({ image }) => image ?? []),
    ];
    expect(images.length).toBeGreaterThan(2);
    expect(images.filter((image) => !/:\d+[\w.-]*$/.test(image))).toEqual([]);
  });

  test("the image runs as nobody special, tells its health, and has the Node the project is pinned to", () => {
    const stages = containerfile.split(/^FROM /m).slice(1);
    const last = stages.at(-1) ?? "";
    expect(/^USER (\S+)$/m.exec(last)?.[1]).toMatch(/^(?!root$|0$)\w+$/);
    expect(last.indexOf("\nUSER ")).toBeGreaterThan(last.lastIndexOf("\nRUN "));
    const health = /HEALTHCHECK[\s\S]*?fetch\('([^']+)'\)/.exec(last)?.[1] ?? "";
    expect(roomSource()).toContain(`"${new URL(health).pathname}"`);
    const pinned = JSON.parse(readFileSync("tools/node/package.json", "utf8")) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const [major] = Object.values(pinned.dependencies)[0]?.split(".") ?? [];
    for (const stage of stages) expect(stage).toMatch(new RegExp(`^\\S+/node:${major}-`));
  });

  test("what the container file runs and starts is in the repository or in its packages", () => {
    const started = /^ENTRYPOINT (\[.*\])$/m.exec(containerfile)?.[1] ?? "[]";
    const [program, file = ""] = JSON.parse(started) as string[];
    expect(program).toBe("node");
    expect(existsSync(file)).toBe(true);
    const run = [...containerfile.matchAll(/\bnode (\S+\.js) build (\S+)/g)];
    expect(run).toHaveLength(1);
    for (const [, script = "", folder = ""] of run) {
      expect(existsSync(script), script).toBe(true);
      expect(existsSync(`${folder}/vite.config.ts`), folder).toBe(true);
    }
  });

  test("no secret comes into the image or stands in a file", () => {
    const left = readFileSync(".dockerignore", "utf8").split("\n");
    const secret = Object.values(compose.secrets).map(({ file }) => file.replace("./", "deploy/"));
    for (const path of secret) {
      expect(
        left.some((line) => line !== "" && path.startsWith(line)),
        path,
      ).toBe(true);
    }
    for (const line of [".git", "*.key", "*.env", ".luotsi", "deploy/sign-in.json"]) {
      expect(left).toContain(line);
    }
    const named = Object.values(compose.services).flatMap(({ environment = {} }) =>
      Object.entries(environment).filter(([name]) => /PASSWORD|SECRET|KEY|DATABASE$/.test(name)),
    );
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter(([name]) => !name.endsWith("_FILE"))).toEqual([]);
    expect(containerfile).not.toMatch(/^(?:ENV|ARG) .*(?:PASSWORD|SECRET|KEY|TOKEN)/m);
  });

  test("the services run with as little as they need", () => {
    const served = compose.services["luotsi"];
    expect(served).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
    });
    for (const [name, service] of Object.entries(compose.services)) {
      expect(service, name).not.toHaveProperty("privileged");
      expect(service, name).not.toHaveProperty("network_mode");
    }
    expect(compose.services["database"]).toHaveProperty("healthcheck");
    expect(Number(/postgres:(\d+)/.exec(text("compose.yaml"))?.[1])).toBeGreaterThanOrEqual(15);
  });

  test("what the services name is there: secrets, volumes, each other, the files they are built from", () => {
    for (const [name, service] of Object.entries(compose.services)) {
      for (const secret of service.secrets ?? [])
        expect(compose.secrets, name).toHaveProperty(secret);
      for (const volume of service.volumes ?? []) {
        const [source = ""] = volume.split(":");
        if (!source.startsWith(".")) expect(compose.volumes, name).toHaveProperty(source);
      }
      for (const other of Object.keys(service.depends_on ?? {})) {
        expect(compose.services, name).toHaveProperty(other);
      }
      if (service.build !== undefined) {
        expect(existsSync(`deploy/${service.build.context}/${service.build.dockerfile}`)).toBe(
          true,
        );
      }
    }
  });

  test("nothing but the proxy of the same machine reaches a door", () => {
    const ports = Object.values(compose.services).flatMap((service) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    expect(ports.filter((port) => !port.startsWith("127.0.0.1:"))).toEqual([]);
    expect(unit).toContain("--host 127.0.0.1");
  });

  test("every variable they set is one that Luotsi reads", () => {
    const set = new Set(
      ["compose.yaml", "luotsi.env.sample"].flatMap(
        (name) => text(name).match(/\bLUOTSI_[A-Z_]+/g) ?? [],
      ),
    );
    expect([...set].filter((name) => !roomSource().includes(`"${name}"`))).toEqual([]);
  });

  test("every option they give is one that the command has", () => {
    const serving = readFileSync("packages/cli/src/serving.ts", "utf8");
    const places = readFileSync("packages/cli/src/workspace-options.ts", "utf8");
    const command = /^CMD (\[.*\])$/m.exec(containerfile)?.[1] ?? "[]";
    const given = [...(JSON.parse(command) as string[]), ...unit.split(/\s+/)].filter((word) =>
      word.startsWith("--"),
    );
    expect(given.length).toBeGreaterThan(6);
    const unknown = given
      .map((word) => word.slice(2))
      .filter((name) => !new RegExp(`^ {2}"?${name}"?: \\{`, "m").test(serving + places));
    expect(unknown).toEqual([]);
  });

  test.skipIf(!existsSync("/usr/bin/systemd-analyze"))("systemd finds no fault in the unit", () => {
    const done = spawnSync("systemd-analyze", ["verify", "deploy/luotsi.service"], {
      encoding: "utf8",
    });
    expect(`${done.stdout}${done.stderr}`.trim()).toBe("");
  });
});

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
    const source = rooms.flatMap((room) => sourceOf(room).map((file) => file.text)).join("\n");
    expect([...set].filter((name) => !source.includes(`"${name}"`))).toEqual([]);
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

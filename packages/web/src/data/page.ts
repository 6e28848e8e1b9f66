import type { PageDefinition } from "../shell/page-definition.ts";

export const dataPage: PageDefinition = {
  id: "data",
  name: { fi: "Aineistot", sv: "Material", en: "Data" },
  permission: "read-data",
  screens: [
    { path: "/aineistot", load: async () => (await import("./coverage-page.tsx")).CoveragePage },
    {
      path: "/aineistot/tuonti",
      load: async () => (await import("./import-page.tsx")).ImportPage,
    },
    {
      path: "/aineistot/tuonti/$job",
      load: async () => (await import("./import-job-page.tsx")).ImportJobPage,
    },
    {
      path: "/aineistot/toimitukset",
      load: async () => (await import("./batches-page.tsx")).BatchesPage,
    },
    {
      path: "/aineistot/tarkastukset",
      load: async () => (await import("./checks-page.tsx")).ChecksPage,
    },
    {
      path: "/aineistot/lahteet",
      load: async () => (await import("./sources-page.tsx")).SourcesPage,
    },
    {
      path: "/aineistot/sarakeohjeet",
      load: async () => (await import("./mappings-page.tsx")).MappingsPage,
    },
  ],
};

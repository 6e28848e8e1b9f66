export { productVersion } from "./product-version.ts";
export { openWorkspace, type Workspace, type WorkspaceOptions } from "./workspace.ts";

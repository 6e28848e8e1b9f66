export { typeset, type Paper } from "./paper/typeset.ts";

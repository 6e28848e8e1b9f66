/** The part of the platform used here: this room knows nothing else of it. */
declare const WebAssembly: Platform | undefined;

interface Platform {
  readonly validate: (bytes: Uint8Array<ArrayBuffer>) => boolean;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

/** The memory of a module, that it exports beside its functions. */
export interface ModuleMemory {
  readonly buffer: ArrayBuffer;
  /** @param pages of 64 KiB more; `buffer` is another one afterwards. */
  readonly grow: (pages: number) => number;
}

/** Runs a module. @returns what it exports, undefined where the platform cannot run it. Cost: a millisecond. */
export function exportsOf(bytes: Uint8Array<ArrayBuffer>): unknown {
  if (typeof WebAssembly === "undefined" || !WebAssembly.validate(bytes)) return undefined;
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
}

type Column =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array;

/**
 * Puts columns on memory that threads share, so that a task which carries them costs nothing to send.
 *
 * @param columns by name, also inside plain objects; one that is shared already is not copied, anything else is left as it is.
 * @returns the same names. Cost: one copy of each column.
 */
export function shareColumns<Columns extends object>(columns: Columns): Columns {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]: [string, unknown]) => [name, shared(value)]),
  ) as Columns;
}

function shared(value: unknown): unknown {
  if (isColumn(value)) return shareColumn(value);
  const isPlain =
    typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? shareColumns(value) : value;
}

/** Puts one column on shared memory. @param column any width. @returns the same numbers. Cost: one copy. */
export function shareColumn<Any extends Column>(column: Any): Any;
export function shareColumn(column: Column): Column {
  if (column.buffer instanceof SharedArrayBuffer) return column;
  const memory = new SharedArrayBuffer(column.byteLength);
  const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  new Uint8Array(memory).set(bytes);
  const { length } = column;
  if (column instanceof Float64Array) return new Float64Array(memory, 0, length);
  if (column instanceof Float32Array) return new Float32Array(memory, 0, length);
  if (column instanceof Int32Array) return new Int32Array(memory, 0, length);
  if (column instanceof Uint32Array) return new Uint32Array(memory, 0, length);
  if (column instanceof Int16Array) return new Int16Array(memory, 0, length);
  if (column instanceof Uint16Array) return new Uint16Array(memory, 0, length);
  if (column instanceof Int8Array) return new Int8Array(memory, 0, length);
  return new Uint8Array(memory, 0, length);
}

function isColumn(value: unknown): value is Column {
  return (
    value instanceof Float64Array ||
    value instanceof Float32Array ||
    value instanceof Int32Array ||
    value instanceof Uint32Array ||
    value instanceof Int16Array ||
    value instanceof Uint16Array ||
    value instanceof Int8Array ||
    value instanceof Uint8Array
  );
}

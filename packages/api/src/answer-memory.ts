import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

import type { Reach } from "@luotsi/usecases";

export type Encoding = "br" | "gzip" | "identity";

/** An answer as it is made: the view, and whose data it shows. */
export interface AnswerToKeep {
  readonly view: unknown;
  readonly reach: Reach | undefined;
}

/** An answer ready to be sent, and the mark by which a browser knows it already has it. */
export interface RememberedAnswer {
  readonly etag: string;
  readonly reach: Reach | undefined;
  /** The answer's bytes; packed once for each way of packing. */
  readonly bytes: (encoding: Encoding) => Promise<Buffer>;
}

export interface AnswerMemory {
  /** The answer to a question, made now unless it has been made or is being made already. */
  readonly recall: (
    question: string,
    make: () => Promise<AnswerToKeep>,
  ) => Promise<RememberedAnswer>;
}

interface Kept {
  readonly answer: RememberedAnswer;
  readonly size: number;
}

/**
 * Keeps the most recently used answers. The question must name everything the answer depends on,
 * the version of the data included.
 *
 * @param maxBytes the most that answers may take together; the least recently used go first.
 */
export function answerMemory(maxBytes: number): AnswerMemory {
  const kept = new Map<string, Kept>();
  const inTheMaking = new Map<string, Promise<Kept>>();
  let bytes = 0;

  function keep(question: string, one: Kept): void {
    kept.set(question, one);
    bytes += one.size;
    for (const [oldest, { size }] of kept) {
      if (bytes <= maxBytes) return;
      kept.delete(oldest);
      bytes -= size;
    }
  }

  async function make(question: string, answer: () => Promise<AnswerToKeep>): Promise<Kept> {
    try {
      const made = readyAnswer(await answer());
      keep(question, made);
      return made;
    } finally {
      inTheMaking.delete(question);
    }
  }

  async function recall(
    question: string,
    answer: () => Promise<AnswerToKeep>,
  ): Promise<RememberedAnswer> {
    const known = kept.get(question);
    if (known !== undefined) {
      kept.delete(question);
      kept.set(question, known);
      return known.answer;
    }
    const making = inTheMaking.get(question) ?? make(question, answer);
    inTheMaking.set(question, making);
    return (await making).answer;
  }

  return { recall };
}

const packers = {
  br: promisify(brotliCompress),
  gzip: promisify(gzip),
} as const;
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

function readyAnswer({ view, reach }: AnswerToKeep): Kept {
  const plain = Buffer.from(JSON.stringify(view));
  const packed = new Map<Encoding, Promise<Buffer>>([["identity", Promise.resolve(plain)]]);
  const etag = `W/"${createHash("sha256").update(plain).digest("base64url")}"`;
  function bytes(encoding: Encoding): Promise<Buffer> {
    const ready = packed.get(encoding) ?? pack(plain, encoding);
    packed.set(encoding, ready);
    return ready;
  }
  return { answer: { etag, reach, bytes }, size: plain.length * 2 };
}

async function pack(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "identity") return plain;
  return encoding === "br" ? await packers.br(plain, brotliOptions) : await packers.gzip(plain, {});
}

/** How the reader's program wants bytes packed; short answers are sent as they are. */
export function wantedEncoding(acceptEncoding: string | undefined): Encoding {
  const accepted = new Set(
    (acceptEncoding ?? "")
      .toLowerCase()
      .split(",")
      .filter((entry) => !/;\s*q=0(\.0*)?\s*$/.test(entry))
      .map((entry) => (entry.split(";")[0] ?? "").trim()),
  );
  if (accepted.has("br")) return "br";
  return accepted.has("gzip") ? "gzip" : "identity";
}

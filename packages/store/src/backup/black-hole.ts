import { Writable } from "node:stream";

/** Takes everything and keeps nothing: where a stream is read for what is seen on the way. */
export function blackHole(): Writable {
  return new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
}

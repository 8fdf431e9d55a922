import { Transform } from "node:stream";

/**
 * Takes NUL bytes out of a rendered page; everything else passes untouched.
 * React 18 leaves one to three where a Chinese character straddles the end of its 2048-byte buffer
 * (facebook/react#24985), and browsers show each as a box. A page never holds a NUL of its own.
 */
export function withoutNul(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
}

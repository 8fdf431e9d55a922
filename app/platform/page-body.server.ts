import { Transform } from "node:stream";

/**
 * The way of a rendered page to its reader. React writes it in pieces of 2 KB, each of which would be compressed,
 * flushed and sent by itself; they are gathered until React says that what it has is to be seen.
 */
class PageBody extends Transform {
  #held: Buffer[] = [];

  override _transform(piece: Buffer, _encoding: string, done: () => void) {
    this.#held.push(piece);
    done();
  }

  /** Called by React whenever it has written all it has. */
  flush() {
    if (this.#held.length > 0) this.push(withoutNul(Buffer.concat(this.#held)));
    this.#held = [];
  }

  override _flush(done: () => void) {
    this.flush();
    done();
  }
}

export const pageBody = () => new PageBody();

/**
 * React 18 leaves one to three NUL bytes where a Chinese character straddles the end of a piece
 * (facebook/react#24985), and browsers show each as a box. A page never holds a NUL of its own.
 */
function withoutNul(page: Buffer): Buffer {
  const kept: Buffer[] = [];
  let from = 0;
  for (let at = page.indexOf(0); at >= 0; at = page.indexOf(0, from)) {
    kept.push(page.subarray(from, at));
    from = at + 1;
  }
  return from === 0 ? page : Buffer.concat([...kept, page.subarray(from)]);
}

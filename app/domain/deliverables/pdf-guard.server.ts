import { inflateSync } from "node:zlib";

/** Bytes that the tables of a PDF may unpack to, together; those of a thousand-page report take a few. */
const MOST = 64 * 1_048_576;
/** Entries that only cross-reference and object streams have: whoever opens the file unpacks these, whatever they are. */
const STRUCTURAL = /\/W\s*\[|\/First\s+\d|\/(?:XRef|ObjStm)\b|\/[A-Za-z0-9]*#/;
const ONE_FLATE = /\/Filter\s*(?:\/FlateDecode\b|\[\s*\/FlateDecode\s*\])/;

/** Bytes that a stream unpacks to, at most `limit`; null beyond, or where another filter hides the size. */
function unpacked(bytes: Buffer, start: number, dictionary: string, limit: number): number | null {
  if (!/\/(?:Filter|F)\b/.test(dictionary)) return 0;
  if (!ONE_FLATE.test(dictionary)) return null;
  try {
    return inflateSync(bytes.subarray(start), { maxOutputLength: limit }).length;
  } catch (error) {
    return (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? null : 0;
  }
}

/**
 * Whether a PDF's own tables unpack to a modest size. A file of one megabyte can ask its reader for gigabytes, and
 * the reader asks nobody; contents and pictures are never unpacked here.
 */
export function isModestPdf(file: Uint8Array): boolean {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  let left = MOST;
  let end = 0;
  for (let at = bytes.indexOf("stream"); at !== -1; at = bytes.indexOf("stream", at + 6)) {
    if (bytes.toString("latin1", at - 3, at) === "end") {
      end = at;
      continue;
    }
    const dictionary = bytes.toString("latin1", Math.max(end, at - 65_536), at);
    if (!STRUCTURAL.test(dictionary)) continue;
    const start = at + 6 + (bytes[at + 6] === 13 ? 2 : 1);
    const size = unpacked(bytes, start, dictionary, left);
    if (size === null || size > left) return false;
    left -= size;
  }
  return true;
}

import { refuseFile } from "./refuse-file";

const UTF16_LITTLE = [0xff, 0xfe] as const;
/** Private-use characters and controls are what a wrong decoder makes of other encodings. */
const IMPOSSIBLE = /[\p{Co}\p{Cn}\uFFFD]|(?![\t\n\r\f\v])\p{Cc}/u;

function attempt(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Text of a CSV file: UTF-8 if it is valid, else GB18030 as Chinese Excel writes it, UTF-16 with a byte order mark.
 * Refuses `empty_file`, `not_a_table` for binary content and `wrong_encoding` for anything else.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length === 0) refuseFile("empty_file");
  const marked = bytes[0] === UTF16_LITTLE[0] && bytes[1] === UTF16_LITTLE[1];
  if (!marked && bytes.includes(0)) refuseFile("not_a_table");
  const text = marked ? attempt("utf-16le", bytes) : (attempt("utf-8", bytes) ?? attempt("gb18030", bytes));
  if (text === null || IMPOSSIBLE.test(text)) refuseFile("wrong_encoding");
  return text;
}

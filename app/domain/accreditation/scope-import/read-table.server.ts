import { decodeText } from "./decode-text";
import { readDelimited } from "./read-delimited";
import { readWorkbook } from "./read-workbook.server";
import { refuseFile } from "./refuse-file";
import type { Sheet } from "./sheet";
import { guardZip } from "./zip-guard.server";

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte);
const isZip = (bytes: Uint8Array) => starts(bytes, 0x50, 0x4b);
const isOldOffice = (bytes: Uint8Array) => starts(bytes, 0xd0, 0xcf, 0x11, 0xe0);
const isPdf = (bytes: Uint8Array) => starts(bytes, 0x25, 0x50, 0x44, 0x46);

/** Refuses at the door what can be told from the outside: encoding, old formats, a workbook that explodes. */
export function inspectTable(bytes: Uint8Array): "workbook" | "text" {
  if (bytes.length === 0) refuseFile("empty_file");
  if (isOldOffice(bytes)) refuseFile("old_workbook");
  if (isPdf(bytes)) refuseFile("not_a_table");
  if (isZip(bytes)) {
    guardZip(bytes);
    return "workbook";
  }
  decodeText(bytes);
  return "text";
}

/** The sheets of an uploaded file, whatever it is called: content decides, never the name. */
export async function readTables(bytes: Uint8Array, name: string): Promise<Sheet[]> {
  if (inspectTable(bytes) === "workbook") return readWorkbook(bytes);
  return [readDelimited(decodeText(bytes), name.replace(/\.[a-z]{2,4}$/i, "").slice(0, 60))];
}

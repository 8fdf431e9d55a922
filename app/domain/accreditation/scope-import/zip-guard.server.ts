import { inflateRawSync } from "node:zlib";
import { refuseFile } from "./refuse-file";
import { LIMITS } from "./sheet";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;

interface Entry {
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
}

/**
 * Looks at a workbook's table of contents before anybody unpacks it: how many entries, and how large they become.
 * Each entry is then unpacked up to the size it admits to, so that a directory that lies is found out as well.
 * Refuses `malformed_workbook`, `encrypted_workbook`, `workbook_too_large`.
 */
export function guardZip(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(file);
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (entries.length > LIMITS.entries || total > LIMITS.unpacked) {
    refuseFile("workbook_too_large", { megabytes: Math.floor(LIMITS.unpacked / 1_048_576) });
  }
  for (const entry of entries) unpack(file, entry);
}

function directory(file: Buffer): Entry[] {
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY) refuseFile("malformed_workbook");
    if (file.readUInt16LE(at + 8) & 1) refuseFile("encrypted_workbook");
    entries.push({
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    });
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(file: Buffer): number {
  for (let at = file.length - END_SIZE; at >= Math.max(0, file.length - END_SIZE - 65_535); at -= 1) {
    if (file.readUInt32LE(at) === END) return at;
  }
  return refuseFile("malformed_workbook");
}

function unpack(file: Buffer, entry: Entry): void {
  if (entry.offset + 30 > file.length || file.readUInt32LE(entry.offset) !== LOCAL)
    refuseFile("malformed_workbook");
  const start =
    entry.offset + 30 + file.readUInt16LE(entry.offset + 26) + file.readUInt16LE(entry.offset + 28);
  const packed = file.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) refuseFile("malformed_workbook");
  if (entry.method === 0) return;
  if (entry.method !== 8) refuseFile("malformed_workbook");
  try {
    inflateRawSync(packed, { maxOutputLength: Math.max(entry.unpacked, 1) });
  } catch (error) {
    const tooLarge = (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
    if (tooLarge) refuseFile("workbook_too_large", { megabytes: Math.floor(LIMITS.unpacked / 1_048_576) });
    refuseFile("malformed_workbook");
  }
}

import { Refusal } from "../errors";
import { isPdf } from "../file-content.server";
import type { IncomingFile } from "../files";
import { isModestPdf } from "./pdf-guard.server";

/** A report as uploaded, looked at but never changed. */
export interface ReportFile extends IncomingFile {
  /** Digitally signed or encrypted: whoever appends a page breaks it, so there is no combined copy. */
  readonly sealed: boolean;
}

const refuse = (code: string): never => {
  throw new Refusal("invalid", code, { fields: { file: "invalid_file" } });
};

/** Reads an uploaded report by its content. Refuses what is no PDF, is damaged or empty, or needs a password. */
export async function readReport(file: IncomingFile): Promise<ReportFile> {
  if (!(await isPdf(file.bytes))) refuse("not_a_pdf");
  if (!isModestPdf(file.bytes)) refuse("pdf_unreadable");
  const { PDF } = await import("@libpdf/core");
  const pdf = await PDF.load(file.bytes).catch(() => refuse("pdf_unreadable"));
  if (pdf.isEncrypted && !pdf.isAuthenticated) refuse("pdf_needs_password");
  if (pdf.getPageCount() === 0) refuse("pdf_unreadable");
  return { ...file, sealed: pdf.isEncrypted || isSigned(file.bytes) };
}

/** A signature dictionary stands in the clear: its byte range could not be found otherwise. */
function isSigned(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return /\/ByteRange\s*\[/.test(text) && /\/(Sig|DocTimeStamp)\b/.test(text);
}

/** The source with the verification sheet after it, or null when the source must not be touched. */
export async function combine(source: ReportFile, sheet: Uint8Array): Promise<Uint8Array | null> {
  if (source.sealed) return null;
  const { PDF } = await import("@libpdf/core");
  const merged = await PDF.merge([source.bytes, sheet]);
  return merged.save();
}

import { fileTypeFromBuffer } from "file-type";

const IMAGES = new Set(["image/jpeg", "image/png", "image/webp"]);

/** The media type of a photo by its content, or null: names and headers prove nothing. */
export async function imageType(bytes: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes);
  return found && IMAGES.has(found.mime) ? found.mime : null;
}

/** Whether the content is a PDF from its first byte on. */
export async function isPdf(bytes: Uint8Array): Promise<boolean> {
  if (Buffer.from(bytes.subarray(0, 5)).toString("latin1") !== "%PDF-") return false;
  return (await fileTypeFromBuffer(bytes))?.mime === "application/pdf";
}

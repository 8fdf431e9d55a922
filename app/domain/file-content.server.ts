const IMAGES = new Set(["image/jpeg", "image/png", "image/webp"]);

/** The media type of a file by its content, or null: names and headers prove nothing. Loads on first use only. */
export async function mediaTypeOf(bytes: Uint8Array): Promise<string | null> {
  const { fileTypeFromBuffer } = await import("file-type");
  return (await fileTypeFromBuffer(bytes))?.mime ?? null;
}

/** The media type of a photo by its content, or null. */
export async function imageType(bytes: Uint8Array): Promise<string | null> {
  const found = await mediaTypeOf(bytes);
  return found && IMAGES.has(found) ? found : null;
}

/** Whether the content is a PDF from its first byte on. */
export async function isPdf(bytes: Uint8Array): Promise<boolean> {
  if (Buffer.from(bytes.subarray(0, 5)).toString("latin1") !== "%PDF-") return false;
  return (await mediaTypeOf(bytes)) === "application/pdf";
}

/** Bytes to be saved, never rendered as a page of ours: whatever is inside, it does not run here. */
export function attachment(bytes: Uint8Array, name: string, mediaType: string): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      "Content-Type": mediaType,
      "Content-Length": String(bytes.length),
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Cache-Control": "private, no-store",
    },
  });
}

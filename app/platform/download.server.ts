/**
 * Bytes as a download: never shown in place, never kept by a cache (nor sniffed: every answer says so). Names travel percent-encoded, so
 * that direction marks and quotes in them stay inert.
 */
export function download(bytes: Uint8Array, name: string, mediaType: string): Response {
  const encoded = encodeURIComponent(name.normalize("NFC").replace(/\p{Surrogate}/gu, "")).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": mediaType,
      "Content-Disposition": `attachment; filename="file"; filename*=UTF-8''${encoded}`,
      "Content-Length": String(bytes.length),
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "private, no-store",
    },
  });
}

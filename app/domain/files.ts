/** Where bytes live. Keys are generated, never taken from a file name. */
export interface FileStore {
  put(key: string, bytes: Uint8Array, mediaType: string): Promise<void>;
  /** The bytes, or null when the key is unknown. */
  get(key: string): Promise<Uint8Array | null>;
  remove(key: string): Promise<void>;
}

/** A file as a door hands it in: content already within the size limit, name as the person called it. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A name without folders, control characters and direction marks, which could make `gnp.pdf` read `fdp.png`. */
export function plainName(name: string): string {
  const last = name.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  return (
    last
      .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "")
      .trim()
      .slice(-120) || "file"
  );
}

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Shorter files gain less than the headers that say how they are packed. */
const MIN_BYTES = 1024;
const PACKED = /\.(js|css|svg)$/;

const pack = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gz: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
};

/** Packs a build's scripts and styles as tightly as can be, once, beside the files: a server would do it every time. */
export async function packAssets(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => PACKED.test(name));
  await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(folder, name));
      if (bytes.length < MIN_BYTES) return;
      for (const [ending, how] of Object.entries(pack))
        await writeFile(join(folder, `${name}.${ending}`), await how(bytes));
    }),
  );
}

import * as z from "zod";
import { runImport } from "~/domain/accreditation/run-import.server";
import { idSchema } from "~/domain/ids";
import type { Job } from "./task.server";

const payloadSchema = z.object({ importId: idSchema });

/** Reads one uploaded annex in chunks; the page shows how far it is. */
export const job: Job = {
  name: "import-scope",
  async run({ db, files }, payload) {
    await runImport(db, files, payloadSchema.parse(payload).importId);
  },
};

import * as z from "zod";
import { assignExpert } from "~/domain/experts/assign-expert.server";
import type { Job } from "./task.server";

const payload = z.object({ c: z.uuid() });

/** Looks for an expert right after somebody asked for one. */
export const job: Job = {
  name: "assign-expert",
  async run({ db }, given) {
    await assignExpert(db, payload.parse(given).c);
  },
};

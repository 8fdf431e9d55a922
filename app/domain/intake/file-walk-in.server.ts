import type * as z from "zod";
import type { Actor } from "../actor";
import { invalid } from "../errors";
import { fieldCodes } from "../messages";
import type { Db } from "../outbox.server";
import { createRequest } from "../requests/create-request.server";
import { requestInput } from "../requests/request";
import type { filingForm } from "./walk-in";

/** Files and submits what the clerk typed, through the counter. Gives the request's id; refuses as `createRequest` does. */
export function fileWalkIn(db: Db, actor: Actor, { enterpriseId, request }: z.output<typeof filingForm>) {
  const read = requestInput.safeParse(request);
  if (!read.success) invalid(fieldCodes(read.error));
  return createRequest(db, actor, read.data, { enterpriseId, channel: "counter" });
}

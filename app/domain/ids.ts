import { v7 } from "uuid";
import * as z from "zod";

/** A new UUIDv7: its order follows the time it was made. */
export const newId = () => v7();

/** An id from outside; anything that is not a UUID is refused before it reaches the database. */
export const idSchema = z.uuid();

import { sql } from "kysely";

/** States in which a request `r` has ended with an answer. */
export const ENDED = sql`r.status in ('closed', 'withdrawn', 'expired', 'cancelled')`;

/**
 * What closure 办结率 is measured against, on the board, in the directory and in the cockpit alike: requests `r` that
 * have ended, or whose work is done so that only acceptance, follow-up or closing is left. Each must be closed with an
 * answer (DOMAIN 6); work under way is no failure, so a hub that receives much does not look slow for it.
 */
export const DUE = sql`(${ENDED} or r.handled_at is not null)`;

import { pino } from "pino";

/** JSON lines on standard output; never message bodies, passwords or tokens. Line breaks are escaped by JSON. */
export const createLog = (level: string) =>
  pino({ level, redact: ["password", "token", "*.password", "*.token", "headers.cookie"] });

export type Log = ReturnType<typeof createLog>;

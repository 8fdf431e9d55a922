import { accounts } from "./accounts";
import { chat } from "./chat";
import { disputes } from "./disputes";
import { experts } from "./experts";
import { inspections } from "./inspections";
import { intake } from "./intake";
import { market } from "./market";
import { open } from "./public";
import { requests } from "./requests";
import type { Area } from "./roles";
import { scope } from "./scope";
import { supervision } from "./supervision";

/** What every page and resource route answers to everybody, area by area. */
export const AREAS: Record<string, Area> = {
  chat,
  open,
  accounts,
  requests,
  intake,
  market,
  scope,
  supervision,
  experts,
  disputes,
  inspections,
};

/** Layouts have no address of their own; the API has a table of its own (api.ts). */
export const WITHOUT_ROWS = ["_desk", "_public", "api.v1.$"];

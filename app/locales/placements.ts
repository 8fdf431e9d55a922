import en from "./en/placements.json";
import { namespace } from "./texts";
import zh from "./zh-CN/placements.json";

/** Words of the hubs' placement desk. */
export const placements = namespace("placements", zh, en);

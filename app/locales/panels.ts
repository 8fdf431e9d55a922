import en from "./en/panels.json";
import { namespace } from "./texts";
import zh from "./zh-CN/panels.json";

/** What a hub and a regulator do on the page of a request. */
export const panels = namespace("panels", zh, en);

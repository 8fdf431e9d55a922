import en from "./en/requests.json";
import { namespace } from "./texts";
import zh from "./zh-CN/requests.json";

/** Posting requests, their list and page, the enterprise's desk. */
export const requests = namespace("requests", zh, en);

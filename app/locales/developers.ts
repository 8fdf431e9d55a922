import en from "./en/developers.json";
import { namespace } from "./texts";
import zh from "./zh-CN/developers.json";

/** The readable page of the API. */
export const developers = namespace("developers", zh, en);

import en from "./en/letters.json";
import { namespace } from "./texts";
import zh from "./zh-CN/letters.json";

/** What mails say around their links. */
export const letters = namespace("letters", zh, en);

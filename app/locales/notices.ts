import en from "./en/notices.json";
import { namespace } from "./texts";
import zh from "./zh-CN/notices.json";

/** A title and a sentence for every kind of notice. */
export const notices = namespace("notices", zh, en);

import en from "./en/chat.json";
import { namespace } from "./texts";
import zh from "./zh-CN/chat.json";

/** Words of the conversations with experts. */
export const chat = namespace("chat", zh, en);

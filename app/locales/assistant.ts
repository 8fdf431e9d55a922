import en from "./en/assistant.json";
import { namespace } from "./texts";
import zh from "./zh-CN/assistant.json";

/** Words of the assistant that may only cite, of the laws it quotes and of who looks after its texts. */
export const assistant = namespace("assistant", zh, en);

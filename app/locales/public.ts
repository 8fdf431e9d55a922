import en from "./en/public.json";
import { namespace } from "./texts";
import zh from "./zh-CN/public.json";

/** Home, hub directory and notices. */
export const publicTexts = namespace("public", zh, en);

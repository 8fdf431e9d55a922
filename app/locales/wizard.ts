import en from "./en/wizard.json";
import { namespace } from "./texts";
import zh from "./zh-CN/wizard.json";

/** The wizard of a new request: its four steps, hints and refusals in place. */
export const wizard = namespace("wizard", zh, en);

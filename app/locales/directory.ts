import en from "./en/directory.json";
import { namespace } from "./texts";
import zh from "./zh-CN/directory.json";

/** Words of the public provider directory. */
export const directory = namespace("directory", zh, en);

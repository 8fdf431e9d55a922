import en from "./en/catalogue.json";
import { namespace } from "./texts";
import zh from "./zh-CN/catalogue.json";

/** Words of the service catalogue. */
export const catalogue = namespace("catalogue", zh, en);

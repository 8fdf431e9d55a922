import en from "./en/common.json";
import { namespace } from "./texts";
import zh from "./zh-CN/common.json";

/** Words every page needs: navigation, buttons, statuses, units. */
export const common = namespace("common", zh, en);

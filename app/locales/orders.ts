import en from "./en/orders.json";
import { namespace } from "./texts";
import zh from "./zh-CN/orders.json";

/** Orders, reports and certificates. */
export const orders = namespace("orders", zh, en);

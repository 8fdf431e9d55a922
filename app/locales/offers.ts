import en from "./en/offers.json";
import { namespace } from "./texts";
import zh from "./zh-CN/offers.json";

/** Offers compared on the page of a request. */
export const offers = namespace("offers", zh, en);

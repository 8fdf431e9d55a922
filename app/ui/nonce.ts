import { createContext, useContext } from "react";

/** This answer's nonce; empty in the browser, where the markup already carries it. */
export const NonceContext = createContext("");
export const useNonce = () => useContext(NonceContext);

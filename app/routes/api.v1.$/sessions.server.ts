import type { Operation } from "./operation";

export const sessions: Operation[] = [];

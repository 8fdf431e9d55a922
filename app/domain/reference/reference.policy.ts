import { isAdmin } from "../actor";

/** Reference data are the platform administrator's; hubs place objects and merge parameters on their own pages. */
export const referencePolicy = { manage: isAdmin };

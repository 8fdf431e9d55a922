/** The day that a clock of whole working days still includes: it ends with that day's midnight. */
export const lastDay = (due: Date | string): Date => new Date(new Date(due).getTime() - 1);

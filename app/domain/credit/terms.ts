const DAY = 86_400_000;

/** When the time for objecting to an event is over: so many calendar days after it was recorded. */
export const objectionEnds = (recordedAt: Date | string, days: number) =>
  new Date(new Date(recordedAt).getTime() + days * DAY);

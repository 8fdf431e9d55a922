/** What is assumed until experts of a queue have finished something: minutes of duty time a conversation takes. */
export const USUAL_MINUTES = 25;

interface QueueFacts {
  /** 1 for whoever is next. */
  position: number;
  /** Experts suited and on duty now. */
  onDuty: number;
  /** Conversations those experts could take this moment. */
  freeSlots: number;
  /** Mean minutes that a conversation occupied one of them lately; null: nothing is known. */
  meanMinutes: number | null;
}

/**
 * Minutes of duty time until somebody takes it, if every expert goes on at the usual pace; 0: at once. Null when
 * nobody is on duty: then an answer is due at a moment, not after a wait.
 */
export function expectedWait({ position, onDuty, freeSlots, meanMinutes }: QueueFacts): number | null {
  if (onDuty === 0) return null;
  const ahead = position - freeSlots;
  if (ahead <= 0) return 0;
  const pace = meanMinutes ?? USUAL_MINUTES;
  return Math.ceil((ahead * pace) / onDuty);
}

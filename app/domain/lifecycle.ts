import { Refusal } from "./errors";

/** State → event → next state. An empty row is an end. */
export type Transitions<State extends string, Event extends string> = Record<
  State,
  Partial<Record<Event, State>>
>;

export interface Lifecycle<State extends string, Event extends string> {
  readonly states: readonly State[];
  readonly transitions: Transitions<State, Event>;
  /** The state after `event`; refuses with 409 `conflict` when the state does not know it. */
  after(state: string, event: Event): State;
  allows(state: string, event: Event): boolean;
}

export function lifecycle<State extends string, Event extends string>(
  transitions: Transitions<State, Event>,
): Lifecycle<State, Event> {
  const next = (state: string, event: Event) => transitions[state as State]?.[event];
  return {
    states: Object.keys(transitions) as State[],
    transitions,
    allows: (state, event) => next(state, event) !== undefined,
    after(state, event) {
      const to = next(state, event);
      if (to === undefined) throw new Refusal("conflict", "conflict", { values: { state, event } });
      return to;
    },
  };
}

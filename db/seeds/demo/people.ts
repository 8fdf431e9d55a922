import { daysAfter } from "./time";
import type { Organisation, Person, World } from "./world";

export interface NewPerson {
  login: string;
  role: string;
  name?: string;
  /** Only those who are meant to receive mail have an address. */
  mail?: boolean;
}

let phones = 0;

/** No carrier has numbers that begin with 100, so nobody is ever rung up. */
const phone = () => `100${String(++phones).padStart(8, "0")}`;

/** Starts the telephone numbers from the beginning: two demos have the same ones. */
export const resetPhones = () => {
  phones = 0;
};

/** A person with an account and a place in the organisation, both a little more than a year old. */
export function addPerson(world: World, organisation: Organisation, input: NewPerson): Person {
  const at = daysAfter(world.now, -world.dice.int(380, 420));
  const person = {
    id: world.dice.id(at),
    login: input.login,
    name: input.name ?? world.giveName(),
    role: input.role,
  };
  world.rows.add("users", {
    id: person.id,
    login: person.login,
    phone: phone(),
    email: input.mail ? `${person.login}@demo.example` : null,
    name: person.name,
    password_hash: world.passwordHash,
    password_changed_at: world.now,
    demo: true,
    created_at: at,
  });
  world.rows.add("memberships", {
    id: world.dice.id(at),
    user_id: person.id,
    organisation_id: organisation.id,
    role: input.role,
    created_at: at,
  });
  organisation.people.push(person);
  return person;
}

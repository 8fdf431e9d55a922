import { api } from "./api";
import { placed } from "./places";
import { AREAS } from "./tables";

/** Every address of a GET in the tables, once: with its query, without, and of the API. */
export function addressesOf(places: Record<string, string>) {
  /** Every address of a GET in the tables, once. */
  const pages = [
    ...new Set(
      Object.values(AREAS)
        .flatMap((area) => Object.values(area).flat())
        .filter(({ call }) => call.startsWith("GET"))
        .map(({ call }) => placed(call.slice(4), places)),
    ),
  ];
  /** The same, whatever the query. */
  const addresses = [...new Set(pages.map((path) => path.split("?")[0] ?? ""))];
  const apiGets = Object.values(api)
    .flat()
    .filter(({ call }) => call.startsWith("GET"))
    .map(({ call }) => placed(call.slice(4), places));
  return { pages, addresses, apiGets };
}

import * as z from "zod";
import { text } from "../messages";
import { regionCode } from "../organisations/organisation";

const degrees = (min: number, max: number) =>
  z
    .string()
    .transform((value) => Number(value.trim()))
    .pipe(z.number().min(min).max(max));

/** Where a provider performs; scope is granted per site. Coordinates in degrees, within China's bounds. */
export const siteForm = z.object({
  name: text(2, 60),
  regionCode,
  address: text(4, 200),
  lon: degrees(73, 136),
  lat: degrees(3, 54),
});
export type NewSite = z.output<typeof siteForm>;

export const profileForm = z.object({
  introduction: text(0, 1000).default(""),
  declaredGroup: text(2, 120).optional(),
});
export type Profile = z.output<typeof profileForm>;

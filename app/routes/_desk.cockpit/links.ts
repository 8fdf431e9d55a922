import type { Category } from "~/domain/catalogue/service";
import type { Measure } from "~/domain/supervision/figures";

export const cockpitHref = (hubId: string, days: number) => `/cockpit?hub=${hubId}&days=${days}`;
export const drillHref = (hubId: string, days: number, measure: Measure, category: Category | "" = "") =>
  `/supervision/requests?hub=${hubId}&days=${days}&measure=${measure}${category ? `&category=${category}` : ""}`;
export const warningsHref = (hubId: string) => `/supervision/providers?hub=${hubId}&show=warnings`;
export const trendHref = (hubId: string, days: number) => `/cockpit/trend.svg?hub=${hubId}&days=${days}`;
export const exportHref = (hubId: string, days: number) => `/cockpit/figures.xlsx?hub=${hubId}&days=${days}`;

export const score = (value: number | null) => (value === null ? "—" : value.toFixed(1));

export interface NavItem {
  href: string;
  label: string;
  /** How many wait for the reader; nothing is shown for 0. */
  badge?: number | undefined;
  current?: boolean | undefined;
}
export interface NavGroup {
  label?: string | undefined;
  items: readonly NavItem[];
}
export interface Region {
  /** 山东省 › 济南市 › 历下区 */
  label: string;
  /** 历下区; shown on phones. */
  short: string;
  /** Where the region is chosen. */
  href?: string | undefined;
}

import ipaddr from "ipaddr.js";

/** All addresses of a name, as text; an argument, so that a test can answer differently the second time. */
export type Resolve = (host: string) => Promise<string[]>;

export interface GuardRules {
  /** For installations in a company's own network: its addresses are let through. */
  allowPrivate: boolean;
  resolve: Resolve;
}

/** Why a receiver was not, or not successfully, called: a word for the delivery log. */
export class DeliveryFault extends Error {
  constructor(
    readonly code:
      | "blocked"
      | "unresolvable"
      | "timeout"
      | "unreachable"
      | "redirected"
      | "too_large"
      | "bad_status"
      | "robot_refused",
    readonly status: number | null = null,
  ) {
    super(code);
    this.name = "DeliveryFault";
  }
}

/** Where clouds hand out credentials; no receiver lives there, in whatever network. */
const METADATA = new Set([
  "169.254.169.254",
  "169.254.170.2",
  "100.100.100.200",
  "168.63.129.16",
  "192.0.0.192",
  "fd00:ec2::254",
]);
const PRIVATE = new Set(["private", "loopback", "carrierGradeNat", "uniqueLocal"]);

const GLOBAL_IPV6 = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number];

/**
 * Whether a server of ours may connect to this address. Only what is public unicast passes, so loopback, link-local,
 * private, carrier-grade NAT, multicast, reserved and every IPv6 form that wraps an IPv4 address fall out by themselves.
 */
export function mayConnect(address: string, allowPrivate: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  // an IPv4 address written as IPv6 is judged as what it is
  const parsed = ipaddr.process(address);
  if (METADATA.has(parsed.toString())) return false;
  const range = parsed.range();
  if (allowPrivate && PRIVATE.has(range)) return true;
  // ::7f00:1 is "unicast" to the library, and 127.0.0.1 to some systems: of IPv6 only what is assigned as global
  return range === "unicast" && (parsed.kind() === "ipv4" || parsed.match(GLOBAL_IPV6));
}

/**
 * The one address to connect to, judged now: whoever connects must use it, and not ask the name again.
 * Throws `unresolvable`, or `blocked` when any of the name's addresses is not allowed.
 */
export async function pinnedAddress(
  url: URL,
  rules: GuardRules,
): Promise<{ address: string; family: 4 | 6 }> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = ipaddr.isValid(host) ? [host] : await rules.resolve(host).catch(() => []);
  const [address] = addresses;
  if (!address) throw new DeliveryFault("unresolvable");
  if (!addresses.every((each) => mayConnect(each, rules.allowPrivate))) throw new DeliveryFault("blocked");
  return { address, family: ipaddr.parse(address).kind() === "ipv6" ? 6 : 4 };
}

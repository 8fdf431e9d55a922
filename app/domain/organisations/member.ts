import * as z from "zod";
import { emailAddress } from "../accounts/account";
import { type OrganisationKind, ROLES, type Role } from "../actor";
import { idSchema } from "../ids";

/** Roles a person can have in an organisation of each kind. */
export const ROLES_OF: Record<OrganisationKind, readonly Role[]> = {
  enterprise: ["owner", "staff"],
  provider: ["owner", "business", "technical", "signatory", "quality", "expert"],
  hub: ["supervisor", "operator", "expert"],
  regulator: ["regulator"],
  platform: ["admin"],
};

/** The role that answers for the members; the last one with it stays. */
export const HEAD_OF: Record<OrganisationKind, Role> = {
  enterprise: "owner",
  provider: "owner",
  hub: "supervisor",
  regulator: "regulator",
  platform: "admin",
};

/** Roles a head may hand out by invitation; heads of hubs and regulators come from their superiors only. */
export const rolesToGive = (kind: OrganisationKind): readonly Role[] =>
  kind === "hub" || kind === "regulator"
    ? ROLES_OF[kind].filter((role) => role !== HEAD_OF[kind])
    : ROLES_OF[kind];

export const inviteForm = z.object({ email: emailAddress, role: z.enum(ROLES) });
export const changeRoleForm = z.object({ membershipId: idSchema, role: z.enum(ROLES) });
export const memberForm = z.object({ membershipId: idSchema });
export const invitationForm = z.object({ invitationId: idSchema });

import { redirect } from "@remix-run/node";
import * as z from "zod";
import { switchOrganisation } from "~/domain/accounts/switch-organisation.server";
import type { OrganisationKind, Role } from "~/domain/actor";
import { signedIn } from "~/domain/authorize";
import { idSchema } from "~/domain/ids";
import { act, postOnly } from "~/platform/resource.server";
import { homeOf } from "./_desk/nav";

export const loader = postOnly;

const choice = z.object({ organisationId: idSchema });

export const action = act(signedIn, async ({ db, actor, form }) => {
  const { kind, role } = await switchOrganisation(db, actor, form.as(choice).organisationId);
  return redirect(homeOf({ organisationKind: kind as OrganisationKind, role: role as Role }));
});

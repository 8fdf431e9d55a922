import { redirect } from "@remix-run/node";
import { signedIn } from "~/domain/authorize";
import { serve } from "~/platform/resource.server";
import { homeOf } from "./_desk/nav";

/** Leads to the first page of the person's own workspace. */
export const loader = serve(signedIn, async ({ actor }) => redirect(homeOf(actor)));

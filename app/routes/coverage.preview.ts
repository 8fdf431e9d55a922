import { type Limit, spendOrRefuse } from "~/domain/accounts/limits.server";
import { type Actor, isEnterprise, isHub } from "~/domain/actor";
import { signedIn } from "~/domain/authorize";
import { Refusal } from "~/domain/errors";
import { coverageOf } from "~/domain/matching/coverage-of.server";
import { needSchema } from "~/domain/matching/need";
import { fieldCodes } from "~/domain/messages";
import type { Visit } from "~/platform/http.server";
import { actJson, readJson } from "~/platform/problem-json.server";

/** Typed live by the wizard: two a second for a minute is more than anybody types. */
const PREVIEWS: Limit = { name: "coverage", points: 120, seconds: 60 };

/** Coverage of a package still being typed: `need` as JSON (see `needSchema`), in the query or in a form field. */
export const loader = readJson(signedIn, (visit) => preview(visit, visit.url.searchParams.get("need")));
export const action = actJson(signedIn, (visit) => preview(visit, visit.form.text("need")));

/** For whom it is asked: an enterprise for itself; a hub for whom it files; nobody learns of another's ties and groups. */
const clientOf = (actor: Actor, asked: string | null | undefined) => {
  if (isEnterprise(actor)) return actor.organisationId;
  return isHub(actor) ? asked : null;
};

async function preview({ db, pool, actor }: Visit<Actor>, text: string | null) {
  await spendOrRefuse(pool, PREVIEWS, actor.userId);
  const need = needSchema.safeParse(parsed(text));
  if (!need.success) throw new Refusal("invalid", "invalid_input", { fields: fieldCodes(need.error) });
  const enterpriseId = clientOf(actor, need.data.enterpriseId);
  const coverage = await coverageOf(db, { ...need.data, enterpriseId });
  return Response.json(coverage, { headers: { "Cache-Control": "no-store" } });
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}

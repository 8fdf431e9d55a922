import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  parameterSuspensionForm,
  reasonForm,
  renewalForm,
  standingOf,
} from "~/domain/accreditation/accreditation";
import { accreditationPolicy } from "~/domain/accreditation/accreditation.policy";
import { findAccreditation } from "~/domain/accreditation/accreditation.queries.server";
import { numberWarnings } from "~/domain/accreditation/add-accreditation.server";
import { requestRenewal } from "~/domain/accreditation/renew-accreditation.server";
import { parameterSuspensionsOf, SCOPE_PAGE, scopePage } from "~/domain/accreditation/scope.queries.server";
import { stopAccreditation } from "~/domain/accreditation/stop-accreditation.server";
import { endParameterSuspension, suspendParameter } from "~/domain/accreditation/suspend-parameter.server";
import { isHub, isProvider, isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { chinaDay } from "~/domain/china-day";
import { mustExist, Refusal } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { accreditation } from "~/locales/accreditation";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Answer } from "~/ui/accreditation/answer";
import { StandingPill } from "~/ui/accreditation/standing-pill";
import { Columns } from "~/ui/columns";
import { PageHeader } from "~/ui/page-header";
import { titleTag } from "~/ui/page-title";
import { Facts } from "./facts";
import { Renewal } from "./renewal";
import { ScopeRows } from "./scope-rows";
import { Stop } from "./stop";
import { Suspensions } from "./suspensions";

const door = only(isProvider, isHub, isRegulator);
const idOf = (value: string | undefined) => mustExist(idSchema.safeParse(value).data);

export const handle = { hydrate: false };

export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, common, (t) =>
    args.data ? `${t.any(`accreditation.${args.data.row.kind}`)} ${args.data.row.number}` : "",
  );

export const loader = read(door, async ({ db, actor, params, url }) => {
  const { renewal, ...row } = await findAccreditation(db, actor, idOf(params.id));
  const today = chinaDay();
  const text = url.searchParams.get("q") ?? "";
  const page = Math.min(10_000, Math.max(1, Number.parseInt(url.searchParams.get("page") ?? "1", 10) || 1));
  const [scope, suspensions] = await Promise.all([
    scopePage(db, row.id, { text, page, today }),
    parameterSuspensionsOf(db, row.provider_id),
  ]);
  return {
    row,
    renewal,
    scope,
    suspensions,
    text,
    page,
    today,
    pages: Math.max(1, Math.ceil(scope.total / SCOPE_PAGE)),
    standing: standingOf(row, today),
    warnings: numberWarnings(row.kind, row.number),
    manages: accreditationPolicy.manage(actor, row),
    decides: accreditationPolicy.decide(actor, row),
    stops: accreditationPolicy.stop(actor, row),
    own: isProvider(actor),
    done: url.searchParams.get("done"),
  };
});

export const action = write(door, async ({ db, files, actor, params, form }) => {
  const accreditationId = idOf(params.id);
  const back = (done: string) => redirect(`/accreditation/${accreditationId}?done=${done}`);
  switch (form.intent) {
    case "renew": {
      const file = form.file("file");
      await requestRenewal(db, files, actor, { ...form.as(renewalForm), accreditationId, file });
      return back("renewal");
    }
    case "suspend":
    case "lift":
    case "withdraw":
      await stopAccreditation(db, actor, { accreditationId, event: form.intent, ...form.as(reasonForm) });
      return back("stopped");
    case "parameter": {
      const { provider_id } = await findAccreditation(db, actor, accreditationId);
      await suspendParameter(db, actor, { ...form.as(parameterSuspensionForm), providerId: provider_id });
      return back("parameter");
    }
    case "parameter_end":
      await endParameterSuspension(db, actor, idOf(form.text("suspensionId")));
      return back("parameter_end");
    default:
      throw new Refusal("invalid", "malformed_form");
  }
});

/** One certificate: dates, scope rows, suspended parameters, and what its owner or a hub may do with it. */
export default function Certificate() {
  const facts = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = isRefused(answer) ? answer : null;
  const { row, standing } = facts;
  const t = useTexts(accreditation);
  const tc = useTexts(common);
  const crumbs = facts.own
    ? [{ label: t("title"), href: "/accreditation" }, { label: row.number }]
    : [{ label: t("reviews.title"), href: "/scope-reviews" }, { label: row.number }];
  return (
    <>
      <PageHeader
        title={`${tc(`accreditation.${row.kind}`)} ${row.number}`}
        breadcrumb={facts.decides || facts.own ? crumbs : undefined}
        pill={<StandingPill standing={standing} />}
        facts={[row.provider, `${row.valid_from} – ${row.valid_to}`]}
      />
      <div className="mb-4 space-y-4">
        <Answer done={facts.done} refused={refused} />
      </div>
      <Columns
        side={
          <>
            <Facts {...facts} />
            {facts.manages && row.approved_at && !facts.renewal ? <Renewal refused={refused} /> : null}
            <Suspensions {...facts} refused={refused} />
            {facts.stops ? <Stop status={row.status} refused={refused} /> : null}
          </>
        }
      >
        <ScopeRows id={row.id} {...facts} />
      </Columns>
    </>
  );
}

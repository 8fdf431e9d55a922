import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { profileOf } from "~/domain/accounts/account.queries.server";
import type { Actor } from "~/domain/actor";
import { signedIn } from "~/domain/authorize";
import { beginForm, confirmForm, turnOffForm } from "~/domain/second-factor/second-factor";
import { factorOf } from "~/domain/second-factor/second-factor.queries.server";
import { enrolmentUri } from "~/domain/second-factor/totp.server";
import { renewCodes, turnOffSecondFactor } from "~/domain/second-factor/turn-off.server";
import { beginSecondFactor, confirmSecondFactor } from "~/domain/second-factor/turn-on.server";
import { frame } from "~/locales/frame";
import { security } from "~/locales/security";
import { useTexts } from "~/locales/texts";
import { read, type Visit, write } from "~/platform/http.server";
import { qrPath } from "~/platform/qr.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { StatusPill } from "~/ui/status-pill";
import { BeginCard } from "./begin-card";
import { CodesCard } from "./codes-card";
import { EnrolCard } from "./enrol-card";
import { ProofCard } from "./proof-card";

export const handle = { hydrate: false };
export const meta = titled(security, "factor.title");

/** What the phone must be told, while the factor is being set up; once it is on, nobody sees the secret again. */
async function enrolment({ db, actor, secrets }: Visit<Actor>, sealed: string) {
  const secret = secrets.open(sealed, actor.userId);
  const { login } = await profileOf(db, actor.userId);
  const key = secret.match(/.{1,4}/g)?.join(" ") ?? secret;
  return { key, ...qrPath(enrolmentUri(secret, login)) };
}

export const loader = read(signedIn, async (visit: Visit<Actor>) => {
  const factor = await factorOf(visit.db, visit.actor.userId);
  const done = visit.url.searchParams.get("done");
  if (!factor) return { state: "off" as const, done };
  if (!factor.confirmed_at) {
    return { state: "pending" as const, done, ...(await enrolment(visit, factor.secret)) };
  }
  return { state: "on" as const, done, since: factor.confirmed_at, left: factor.codes_left ?? 0 };
});

export const action = write(signedIn, async ({ db, pool, secrets, env, actor, form }) => {
  const rules = { pool, secrets, attempts: env.SIGN_IN_ATTEMPTS };
  switch (form.intent) {
    case "begin":
      await beginSecondFactor(db, actor, form.as(beginForm).currentPassword, rules);
      return redirect("/account/second-factor");
    case "confirm":
      return { codes: await confirmSecondFactor(db, actor, form.as(confirmForm).code, rules) };
    case "renew":
      return { codes: await renewCodes(db, actor, form.as(turnOffForm), rules) };
    default:
      await turnOffSecondFactor(db, actor, form.as(turnOffForm), rules);
      return redirect("/account/second-factor?done=off");
  }
});

export default function SecondFactor() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(security);
  const tf = useTexts(frame);
  const refused = isRefused(answer) ? answer : null;
  const refusedIn = (intent: string) => (refused?.kept.intent === intent ? refused : null);
  const codes = answer && "codes" in answer ? answer.codes : null;
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={t("factor.title")}
        breadcrumb={[{ label: tf("nav.account"), href: "/account" }, { label: t("factor.title") }]}
        pill={
          <StatusPill tone={data.state === "on" ? "green" : "neutral"}>
            {t(`factor.${data.state}`)}
          </StatusPill>
        }
        facts={[t("factor.lead")]}
      />
      <div className="space-y-4">
        {data.done === "off" ? <Alert tone="done">{t("factor.off_done")}</Alert> : null}
        {codes ? <CodesCard codes={codes} /> : null}
        {data.state === "off" ? <BeginCard refused={refusedIn("begin")} /> : null}
        {data.state === "pending" ? (
          <EnrolCard keyText={data.key} size={data.size} path={data.path} refused={refusedIn("confirm")} />
        ) : null}
        {data.state === "on" ? (
          <>
            <ProofCard intent="renew" left={data.left} refused={refusedIn("renew")} />
            <ProofCard intent="off" since={data.since} refused={refusedIn("off")} />
          </>
        ) : null}
      </div>
    </div>
  );
}

import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isHub } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { idSchema } from "~/domain/ids";
import { fileWalkIn } from "~/domain/intake/file-walk-in.server";
import { registerWalkIn } from "~/domain/intake/register-walk-in.server";
import { filingForm, walkInSchema } from "~/domain/intake/walk-in";
import { enterpriseById, findEnterprises } from "~/domain/intake/walk-in.queries.server";
import { regionChoices } from "~/domain/organisations/region-choice.queries.server";
import { intake } from "~/locales/intake";
import { textsIn, useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { PageHeader } from "~/ui/page-header";
import { nameTag } from "~/ui/page-title";
import { FilingForm } from "./filing-form";
import { Find } from "./find";
import { Opened } from "./opened";
import { RegisterForm } from "./register-form";

export const loader = read(only(isHub), async ({ db, actor, url, locale }) => {
  const words = (url.searchParams.get("q") ?? "").trim().slice(0, 120);
  const id = idSchema.safeParse(url.searchParams.get("enterprise"));
  const chosen = id.success ? await enterpriseById(db, id.data) : null;
  return {
    pageTitle: textsIn(locale, intake)("walk_in.title"),
    chosen,
    words,
    found: !chosen && words ? await findEnterprises(db, words) : null,
    regions: chosen ? [] : await regionChoices(db),
    region: actor.regionCode,
  };
});

export const meta: MetaFunction<typeof loader> = (args) => nameTag(args, () => args.data?.pageTitle);

export const action = write(only(isHub), async ({ db, actor, form, env, files, locale }) => {
  if (form.intent === "register") {
    const services = { files, profile: env.PASSWORD_PROFILE, locale };
    const input = form.as(walkInSchema);
    const opened = await registerWalkIn(db, actor, services, input);
    return { opened: { ...opened, name: input.organisationName } };
  }
  const { id } = await fileWalkIn(db, actor, form.as(filingForm));
  return redirect(`/requests/${id}`);
});

/** Filing for an enterprise that came to the counter: find or register it, then its request. */
export default function WalkIn() {
  const data = useLoaderData<typeof loader>();
  const t = useTexts(intake);
  const result = useActionData<typeof action>();
  const refused = isRefused(result) ? result : null;
  const opened = result && "opened" in result ? result.opened : null;
  return (
    <>
      <PageHeader
        title={t("walk_in.title")}
        breadcrumb={[{ label: t("board.title"), href: "/intake" }, { label: t("walk_in.title") }]}
        facts={[t(data.chosen ? "walk_in.step_file" : "walk_in.step_find")]}
      />
      {data.chosen ? (
        <FilingForm enterprise={data.chosen} answer={refused} />
      ) : (
        <div className="max-w-3xl space-y-4">
          {opened ? <Opened opened={opened} /> : null}
          <Find words={data.words} found={data.found} />
          <RegisterForm regions={data.regions} region={data.region} words={data.words} answer={refused} />
        </div>
      )}
    </>
  );
}

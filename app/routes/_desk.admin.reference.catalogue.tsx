import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isAdmin } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { CATEGORIES } from "~/domain/catalogue/service";
import { editService } from "~/domain/reference/edit-catalogue.server";
import { serviceFilter, serviceForm } from "~/domain/reference/reference";
import { servicesOf } from "~/domain/reference/reference.queries.server";
import { common } from "~/locales/common";
import { reference } from "~/locales/reference";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FilterBar } from "~/ui/filter-bar";
import { titled } from "~/ui/page-title";
import { Outcome } from "~/ui/reference/outcome";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";

export const meta = titled(reference, "tab.catalogue");
export const loader = read(only(isAdmin), async ({ db, url }) => {
  const { category } = serviceFilter.parse({ category: url.searchParams.get("category") ?? undefined });
  return { category, services: await servicesOf(db, category), done: url.searchParams.has("done") };
});

export const action = write(only(isAdmin), async ({ db, actor, form, url }) => {
  await editService(db, actor, form.as(serviceForm));
  const { category } = serviceFilter.parse({ category: url.searchParams.get("category") ?? undefined });
  return redirect(`/admin/reference/catalogue?category=${category}&done=1`);
});

type Service = Awaited<ReturnType<typeof servicesOf>>[number];

function ServiceRow({ service }: { service: Service }) {
  const t = useTexts(reference);
  const named = (field: string) => `${field}-${service.code}`;
  return (
    <form
      className="grid items-end gap-3 border-line border-t py-3 first:border-t-0 sm:grid-cols-[7rem_1fr_1fr_8rem_auto]"
      method="post"
    >
      <input name="code" type="hidden" value={service.code} />
      <code className="text-muted text-sm sm:pb-2">{service.code}</code>
      <TextInput
        defaultValue={service.name_zh}
        id={named("zh")}
        label={t("service.name_zh")}
        name="nameZh"
        required
      />
      <TextInput
        defaultValue={service.name_en}
        id={named("en")}
        label={t("service.name_en")}
        name="nameEn"
        required
      />
      <Select
        defaultValue={service.active ? "yes" : "no"}
        id={named("active")}
        label={t("service.state")}
        name="active"
        options={[
          { value: "yes", label: t("service.active") },
          { value: "no", label: t("service.inactive") },
        ]}
      />
      <Button size="sm">
        {t("save")}
        <span className="visually-hidden"> {service.code}</span>
      </Button>
    </form>
  );
}

export default function Catalogue() {
  const { category, services, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(reference);
  const tc = useTexts(common);
  const labels = { nameZh: t("service.name_zh"), nameEn: t("service.name_en") };
  return (
    <>
      <Outcome
        done={done ? t("saved") : null}
        labels={labels}
        refused={isRefused(answer) ? answer.refused : null}
      />
      <FilterBar action="/admin/reference/catalogue" submitLabel={t("holiday.show")}>
        <Select
          defaultValue={category}
          label={t("service.category")}
          name="category"
          options={CATEGORIES.map((value) => ({ value, label: tc(`category.${value}`) }))}
        />
      </FilterBar>
      <Card>
        {services.map((service) => (
          <ServiceRow key={service.code} service={service} />
        ))}
      </Card>
    </>
  );
}

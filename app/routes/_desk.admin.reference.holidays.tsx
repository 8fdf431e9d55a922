import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isAdmin } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { removeHoliday, setHoliday } from "~/domain/reference/edit-holidays.server";
import { holidayForm } from "~/domain/reference/reference";
import { holidaysOf } from "~/domain/reference/reference.queries.server";
import { reference } from "~/locales/reference";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { titled } from "~/ui/page-title";
import { bindFields } from "~/ui/reference/bind-fields";
import { Outcome } from "~/ui/reference/outcome";
import { Select } from "~/ui/select";
import { DateInput, TextInput } from "~/ui/text-input";

export const meta = titled(reference, "tab.holidays");
export const loader = read(only(isAdmin), async ({ db, url }) => {
  const asked = Number(url.searchParams.get("year"));
  const year = asked >= 2015 && asked <= 2100 ? asked : new Date().getFullYear();
  return { year, days: await holidaysOf(db, year), done: url.searchParams.get("done") };
});

export const action = write(only(isAdmin), async ({ db, actor, form }) => {
  if (form.intent === "remove") {
    const { date } = form.as(holidayForm.pick({ date: true }));
    await removeHoliday(db, actor, date);
    return redirect(`/admin/reference/holidays?year=${date.slice(0, 4)}&done=removed`);
  }
  const input = form.as(holidayForm);
  await setHoliday(db, actor, input);
  return redirect(`/admin/reference/holidays?year=${input.date.slice(0, 4)}&done=saved`);
});

export default function Holidays() {
  const { year, days, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(reference);
  const refused = isRefused(answer) ? answer : null;
  const labels = { date: t("holiday.date"), name: t("holiday.name"), offDay: t("holiday.off_day") };
  const bind = bindFields(labels, refused);
  const kinds = [
    { value: "yes", label: t("holiday.off") },
    { value: "no", label: t("holiday.work") },
  ];
  return (
    <>
      <Outcome
        done={done === "saved" || done === "removed" ? t(done) : null}
        labels={labels}
        refused={refused?.refused ?? null}
      />
      <Card title={t("add")}>
        <form className="grid grid-cols-1 items-end gap-4 sm:grid-cols-4" method="post">
          <DateInput {...bind("date")} required />
          <TextInput {...bind("name")} required />
          <Select label={labels.offDay} name="offDay" options={kinds} />
          <Button look="primary" name="intent" value="save">
            {t("save")}
          </Button>
        </form>
      </Card>
      <FilterBar action="/admin/reference/holidays" submitLabel={t("holiday.show")}>
        <TextInput defaultValue={String(year)} inputMode="numeric" label={t("holiday.year")} name="year" />
      </FilterBar>
      <Card flush title={String(year)}>
        <DataTable
          caption={`${t("tab.holidays")} ${year}`}
          columns={[
            { key: "date", header: labels.date, cell: (row) => row.date },
            { key: "name", header: labels.name, cell: (row) => row.name },
            {
              key: "off",
              header: labels.offDay,
              cell: (row) => t(row.off_day ? "holiday.off" : "holiday.work"),
            },
            {
              key: "remove",
              header: "",
              align: "end",
              cell: (row) => (
                <form method="post">
                  <input name="date" type="hidden" value={row.date} />
                  <Button look="quiet" name="intent" size="sm" value="remove">
                    {t("remove")}
                    <span className="visually-hidden"> {row.date}</span>
                  </Button>
                </form>
              ),
            },
          ]}
          empty={<EmptyState title={t("holiday.none")} />}
          rowKey={(row) => row.date}
          rows={days}
        />
      </Card>
    </>
  );
}

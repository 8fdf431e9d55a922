import { accounts } from "~/locales/accounts";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { LifecyclePill } from "~/ui/status-pill";

interface Person {
  id: string;
  login: string;
  name: string;
  phone: string | null;
  email: string | null;
  status: string;
  role: string;
  membership: string;
  two_step_since: string | Date | null;
}

/** The organisation's people; an account can be shut and opened again. */
export function PeopleTable({ people, me }: { people: readonly Person[]; me: string }) {
  const t = useTexts(accounts);
  const tc = useTexts(common);
  return (
    <DataTable
      caption={t("members.caption")}
      rows={people}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("admin.nobody")} />}
      columns={[
        { key: "name", header: t("person.name"), cell: ({ name, login }) => `${name}（${login}）` },
        {
          key: "contact",
          header: t("members.contact"),
          cell: ({ phone, email }) => [phone, email].filter(Boolean).join(" · "),
        },
        { key: "role", header: t("members.role"), tight: true, cell: ({ role }) => tc.any(`role.${role}`) },
        {
          key: "status",
          header: t("members.status"),
          tight: true,
          cell: ({ status, membership }) => (
            <LifecyclePill of="account" status={membership === "removed" ? "removed" : status} />
          ),
        },
        {
          key: "actions",
          header: tc("table.actions"),
          tight: true,
          cell: (person) =>
            person.id === me || person.status === "erased" ? null : <Actions person={person} />,
        },
      ]}
    />
  );
}

/** Shuts or opens an account; and takes the second factor from somebody who lost the phone. */
function Actions({ person: { id, name, status, two_step_since } }: { person: Person }) {
  const t = useTexts(accounts);
  const tc = useTexts(common);
  const shut = status === "active" ? t("admin.suspend") : t("admin.reactivate");
  const called = (button: string) => `${button}${tc("form.colon")}${name}`;
  return (
    <form method="post" className="flex flex-wrap gap-2">
      <input type="hidden" name="userId" value={id} />
      <input type="hidden" name="status" value={status === "active" ? "suspended" : "active"} />
      <Button size="sm" name="intent" value="user" aria-label={called(shut)}>
        {shut}
      </Button>
      {two_step_since ? (
        <Button size="sm" name="intent" value="factor" aria-label={called(t("admin.remove_factor"))}>
          {t("admin.remove_factor")}
        </Button>
      ) : null}
    </form>
  );
}

import { accounts } from "~/locales/accounts";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Button } from "../button";
import { Card } from "../card";
import { Facts } from "../page-header";
import { TextLink } from "../text-link";

interface Organisation {
  id: string;
  kind: string;
  name: string;
  uscc: string;
  region: string;
  contact_name: string;
  contact_phone: string;
  licence_file_id: string | null;
  introduction: string | null;
}
interface Props {
  title: string;
  text: string;
  empty: string;
  /** What the button asks for. */
  intent: string;
  button: string;
  organisations: readonly Organisation[];
}

/** Organisations that wait for a hub's word, one button each. */
export function Waiting({ title, text, empty, intent, button, organisations }: Props) {
  const t = useTexts(accounts);
  const tc = useTexts(common);
  return (
    <Card title={title} aside={tc("table.rows", { n: organisations.length })}>
      <p className="text-sm text-muted">{organisations.length > 0 ? text : empty}</p>
      <ul className="divide-y divide-line">
        {organisations.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="min-w-0 grow basis-72">
              <p className="font-semibold">{one.name}</p>
              <Facts
                items={[
                  tc.any(`organisation.${one.kind}`),
                  one.uscc,
                  one.region,
                  `${one.contact_name} ${one.contact_phone}`.trim(),
                ]}
              />
              {one.introduction ? <p className="text-sm">{one.introduction}</p> : null}
              {one.licence_file_id ? (
                <TextLink href={`/vetting/${one.id}/licence`}>{t("vetting.licence")}</TextLink>
              ) : null}
            </div>
            <form method="post">
              <input type="hidden" name="organisationId" value={one.id} />
              <Button name="intent" value={intent} aria-label={`${button}${tc("form.colon")}${one.name}`}>
                {button}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  );
}

import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { TextInput } from "~/ui/text-input";

interface Found {
  id: string;
  name: string;
  uscc: string | null;
  region: string;
}

/** Search by credit code or name; a GET, so that the result has an address. */
export function Find({ words, found }: { words: string; found: readonly Found[] | null }) {
  const t = useTexts(intake);
  return (
    <Card title={t("walk_in.find")}>
      <form method="get" action="/intake/new" className="flex flex-wrap items-end gap-3">
        <TextInput
          name="q"
          type="search"
          label={t("walk_in.find_hint")}
          defaultValue={words}
          required
          className="grow basis-64"
        />
        <Button look="primary">{t("walk_in.search")}</Button>
      </form>
      {found ? <Results found={found} /> : null}
    </Card>
  );
}

function Results({ found }: { found: readonly Found[] }) {
  const t = useTexts(intake);
  if (found.length === 0) return <EmptyState title={t("walk_in.nobody")} text={t("walk_in.nobody_text")} />;
  return (
    <ul aria-label={t("walk_in.found")} className="mt-4 divide-y divide-line">
      {found.map((enterprise) => (
        <li key={enterprise.id} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
          <span className="min-w-0">
            <span className="font-semibold">{enterprise.name}</span>
            <span className="block text-sm text-muted">
              {enterprise.uscc} · {enterprise.region}
            </span>
          </span>
          <LinkButton size="sm" href={`/intake/new?enterprise=${enterprise.id}`}>
            {t("walk_in.choose")}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}

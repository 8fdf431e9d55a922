import { Form } from "@remix-run/react";
import { requests } from "~/locales/requests";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";

interface ThrownAwayProps {
  draft: { id: string; title: string } | undefined;
  /** Why it could not be taken back. */
  refused: string | null;
}

/** Says that a draft was just thrown away and takes it back, as long as it can. */
export function ThrownAway({ draft, refused }: ThrownAwayProps) {
  const t = useTexts(requests);
  if (refused) return <Alert tone="problem" title={refused} live />;
  if (!draft) return null;
  return (
    <Alert tone="done" title={t("discarded", { title: draft.title || t("untitled") })} live>
      <Form method="post" className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-2">
        <input type="hidden" name="draft" value={draft.id} />
        <span className="text-sm text-muted">{t("discarded_text")}</span>
        <Button size="sm">{t("take_back")}</Button>
      </Form>
    </Alert>
  );
}

import { integrations } from "~/locales/integrations";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";

/** Trying it out, stopping and starting, the secret, and the end. */
export function ManageCard({ stopped, signed }: { stopped: boolean; signed: boolean }) {
  const t = useTexts(integrations);
  return (
    <Card title={t("manage")}>
      <form method="post" className="flex flex-wrap gap-2">
        {stopped ? null : (
          <Button name="intent" value="ping">
            {t("ping")}
          </Button>
        )}
        <Button name="intent" value={stopped ? "enable" : "pause"}>
          {t(stopped ? "enable" : "pause")}
        </Button>
        {signed ? (
          <Button name="intent" value="rotate">
            {t("secret_rotate")}
          </Button>
        ) : null}
        <Button name="intent" value="remove" look="danger">
          {t("remove")}
        </Button>
      </form>
      {signed ? <p className="mt-3 text-sm text-muted">{t("secret_text")}</p> : null}
    </Card>
  );
}

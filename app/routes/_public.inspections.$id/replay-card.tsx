import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Icon } from "~/ui/icon";
import { TextLink } from "~/ui/text-link";
import type { PublicPlan } from "./load.server";

/** Runs the draw again on the server, and says how to do it without the server. */
export function ReplayCard({
  plan,
  replayed,
}: {
  plan: { id: string; seed: string | null };
  replayed: PublicPlan["replayed"];
}) {
  const t = useTexts(inspections);
  return (
    <Card id="replay" title={t("replay.title")}>
      <p className="mb-3 text-muted">{t("replay.text")}</p>
      <form action={`/inspections/${plan.id}#replay`} method="get">
        <Button look="primary" name="replay" value="1">
          {t("replay.submit")}
        </Button>
      </form>
      {replayed ? <Outcome replayed={replayed} /> : null}
      <h3 className="mt-5 font-bold">{t("replay.own")}</h3>
      <p>
        <TextLink download="redraw.mjs" href="/redraw.mjs">
          {t("replay.script")}
        </TextLink>
      </p>
      <p className="mt-1 text-muted">{t("replay.script_text")}</p>
      <code className="my-2 block break-all rounded-control bg-well px-3 py-2 text-sm">
        node redraw.mjs objects.jsonl inspectors.jsonl "{plan.seed}" draw.jsonl
      </code>
      <p className="text-sm text-muted">{t("replay.own_text")}</p>
    </Card>
  );
}

function Outcome({ replayed }: { replayed: NonNullable<PublicPlan["replayed"]> }) {
  const t = useTexts(inspections);
  return (
    <div className="mt-4 space-y-3">
      <Alert tone={replayed.holds ? "done" : "problem"}>
        {t(replayed.holds ? "replay.holds" : "replay.differs")}
      </Alert>
      <ul className="space-y-1">
        {replayed.steps.map(({ step, holds }) => (
          <li className="flex items-start gap-2" key={step}>
            <Icon
              className={holds ? "mt-1 text-green-dark" : "mt-1 text-seal-dark"}
              label={t(holds ? "replay.yes" : "replay.no")}
              of={holds ? CircleCheck : CircleAlert}
            />
            {t(`replay.step.${step}`)}
          </li>
        ))}
      </ul>
      {replayed.sha256 ? (
        <p className="text-sm">
          {t("replay.again")} <code className="break-all">{replayed.sha256}</code>
        </p>
      ) : null}
    </div>
  );
}

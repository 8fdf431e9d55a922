import { Form } from "@remix-run/react";
import { useContext } from "react";
import { panels } from "~/locales/panels";
import { LocaleContext, useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { ClockChip } from "~/ui/clock-chip";
import { Disclosure } from "~/ui/disclosure";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { useRefusedForm } from "./hub-form";
import type { HubPanelData } from "./hub-panel.server";

type Triage = NonNullable<HubPanelData["triage"]>;

/** Accept, return with a reason, or pass on; the clock beside it. */
export function HubTriage(props: { triage: Triage; now: Date; version: number }) {
  const { triage, now, version } = props;
  const t = useTexts(panels);
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-3">
        <Form method="post">
          <input type="hidden" name="version" value={version} />
          <Button name="intent" value="accept" look="primary">
            {t("accept")}
          </Button>
        </Form>
        {triage.dueAt ? (
          <ClockChip
            dueAt={triage.dueAt}
            startedAt={triage.startedAt}
            serverNow={now}
            provisional={triage.provisional}
          />
        ) : null}
        {triage.transfers > 0 ? (
          <span className="text-sm text-muted">{t("transfers", { n: triage.transfers })}</span>
        ) : null}
      </div>
      <ReturnForm version={version} />
      <TransferForm targets={triage.targets} version={version} />
    </div>
  );
}

function ReturnForm({ version }: { version: number }) {
  const t = useTexts(panels);
  const { open, error, kept } = useRefusedForm("return");
  return (
    <Disclosure summary={t("return_title")} open={open}>
      <Form method="post" className="space-y-3">
        <input type="hidden" name="version" value={version} />
        <TextArea
          id="return-reason"
          name="reason"
          label={t("reason")}
          hint={t("return_hint")}
          error={error("reason")}
          defaultValue={kept("reason")}
          required
          minLength={2}
          maxLength={500}
        />
        <Button name="intent" value="return">
          {t("return")}
        </Button>
      </Form>
    </Disclosure>
  );
}

const GROUPS = ["up", "beside", "below"] as const;

function TransferForm({ targets, version }: { targets: Triage["targets"]; version: number }) {
  const t = useTexts(panels);
  const locale = useContext(LocaleContext);
  const { open, error, kept } = useRefusedForm("transfer");
  const groups = GROUPS.map((where) => ({ where, hubs: targets.filter((hub) => hub.where === where) }));
  if (targets.length === 0) return null;
  return (
    <Disclosure summary={t("transfer_title")} open={open}>
      <Form method="post" className="space-y-3">
        <input type="hidden" name="version" value={version} />
        <Select
          name="hubId"
          label={t("hub")}
          hint={t("transfer_hint")}
          placeholder={t("choose_hub")}
          error={error("hubId")}
          defaultValue={kept("hubId")}
          required
        >
          {groups
            .filter(({ hubs }) => hubs.length > 0)
            .map(({ where, hubs }) => (
              <optgroup key={where} label={t(`${where}`)}>
                {hubs.map((hub) => (
                  <option key={hub.id} value={hub.id}>
                    {locale === "en" ? hub.name_en : hub.name_zh}
                  </option>
                ))}
              </optgroup>
            ))}
        </Select>
        <TextArea
          id="transfer-reason"
          name="reason"
          label={t("reason")}
          error={error("reason")}
          defaultValue={kept("reason")}
          required
          minLength={2}
          maxLength={500}
        />
        <Button name="intent" value="transfer">
          {t("transfer")}
        </Button>
      </Form>
    </Disclosure>
  );
}

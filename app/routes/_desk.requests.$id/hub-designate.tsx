import { Form } from "@remix-run/react";
import { panels } from "~/locales/panels";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Select } from "~/ui/select";
import { MoneyInput, TextInput } from "~/ui/text-input";
import { useRefusedForm } from "./hub-form";
import { PackageTitle } from "./hub-open";
import type { HubPanelData } from "./hub-panel.server";

type Pack = HubPanelData["open"][number];

/** Compulsory verification: the body that the authority designated, its basis and fee. */
export function HubDesignate({ pack, version }: { pack: Pack; version: number }) {
  const t = useTexts(panels);
  return (
    <div className="space-y-3">
      <PackageTitle pack={pack} />
      <p className="text-sm text-muted">{t("designate_hint")}</p>
      {pack.bodies.length > 0 ? (
        <DesignateForm pack={pack} version={version} />
      ) : (
        <Alert tone="warning">{t("designate_nobody")}</Alert>
      )}
    </div>
  );
}

function DesignateForm({ pack, version }: { pack: Pack; version: number }) {
  const t = useTexts(panels);
  const { error, kept } = useRefusedForm("designate", pack.id);
  const id = (name: string) => `${name}-${pack.position}`;
  const field = (name: string) => ({ id: id(name), name, error: error(name), defaultValue: kept(name) });
  return (
    <Form method="post" className="space-y-3">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="packageId" value={pack.id} />
      <Select
        {...field("providerId")}
        label={t("provider")}
        required
        options={pack.bodies.map(({ id: value, name, fit }) => ({
          value,
          label: fit ? name : `${name}${t("unfit")}`,
          disabled: !fit,
        }))}
      />
      <TextInput
        {...field("basis")}
        label={t("basis")}
        hint={t("basis_hint")}
        required
        minLength={2}
        maxLength={500}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <MoneyInput {...field("fee")} label={t("fee")} hint={t("fee_hint")} required />
        <TextInput
          {...field("workingDays")}
          type="number"
          min={1}
          max={400}
          label={t("working_days")}
          suffix={t("days")}
          required
        />
      </div>
      <Button name="intent" value="designate" look="primary">
        {t("designate")}
      </Button>
    </Form>
  );
}

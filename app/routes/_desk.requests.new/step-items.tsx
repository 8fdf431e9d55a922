import { common } from "~/locales/common";
import { useLocale, useTexts } from "~/locales/texts";
import { wizard } from "~/locales/wizard";
import { Button } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { FieldError } from "~/ui/field";
import { TextInput } from "~/ui/text-input";
import type { Writing } from "./load-wizard.server";
import { PackageFields } from "./package-fields";

interface StepProps {
  data: Writing;
  errors: Record<string, string>;
  onPick: () => void;
}

/** ② 明细与依据: the title again, then every package with its lines. */
export function StepItems({ data, errors, onPick }: StepProps) {
  const t = useTexts(wizard);
  const { body } = data;
  return (
    <>
      <div className="px-4 py-4 sm:px-5">
        <TextInput
          name="title"
          label={t("label.title")}
          defaultValue={body.title}
          error={errors.title}
          required
        />
      </div>
      {errors.packages ? (
        <div className="px-4 sm:px-5">
          <FieldError id="packages">{t("no_packages")}</FieldError>
        </div>
      ) : null}
      {body.packages.map((pack, p) => (
        <PackageFields
          key={pack.key || p}
          {...{ p, pack, data, errors, onPick }}
          alone={body.packages.length === 1}
          preview={data.preview[p]}
        />
      ))}
      <div className="space-y-2 border-t border-line px-3 py-3 sm:px-4">
        <Button name="intent" value="add-package" look="quiet" size="sm">
          + {t("add_package")}
        </Button>
        <Templates data={data} />
      </div>
      <datalist id="classes">
        {data.classes.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <datalist id="units">
        {["批", "件", "台", "只", "个", "套", "项", "次", "人"].map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
    </>
  );
}

/** Templates 一品一策: a press fills in the lines. */
export function Templates({ data, open }: { data: Writing; open?: boolean }) {
  const t = useTexts(wizard);
  const tc = useTexts(common);
  const zh = useLocale() === "zh-CN";
  if (data.templates.length === 0) return null;
  return (
    <Disclosure summary={t("templates")} open={open} className="px-1">
      <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {data.templates.map((one) => (
          <li
            key={one.code}
            className="flex items-start justify-between gap-3 rounded-control border border-line px-3 py-2"
          >
            <span className="min-w-0">
              <span className="font-semibold">{zh ? one.name_zh : one.name_en}</span>
              <span className="block text-sm text-muted">{zh ? one.summary_zh : one.summary_en}</span>
            </span>
            <Button
              name="intent"
              value={`template:${one.code}`}
              size="sm"
              aria-label={t("use_template", { name: zh ? one.name_zh : one.name_en })}
            >
              {tc("action.add")}
            </Button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

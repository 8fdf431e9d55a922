import { useId } from "react";
import { depthOf } from "~/domain/object-classes/object-class";
import { placements } from "~/locales/placements";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/page-header";
import { Select } from "~/ui/select";
import type { ObjectsPage } from "./load.server";

interface Props {
  text: ObjectsPage["waiting"][number];
  choices: ObjectsPage["choices"];
}

/** One text with what waits for it, and the class it is placed under. */
export function WaitingCard({ text, choices }: Props) {
  const t = useTexts(placements);
  const id = useId();
  const suggested = choices.find((choice) => choice.id === text.suggested);
  const options = choices.map((choice) => ({
    value: choice.id,
    label: `${"　".repeat(depthOf(choice))}${choice.nameZh}`,
  }));
  return (
    <Card title={text.text} level={3}>
      <Facts
        items={[
          text.scopeRows > 0 ? t("waits_rows", { n: text.scopeRows, p: text.providers }) : null,
          text.items > 0 ? t("waits_items", { n: text.items }) : null,
          suggested ? t("suggested", { name: suggested.nameZh }) : null,
        ]}
      />
      <form method="post" action="/placements?index" className="mt-3 flex flex-wrap items-end gap-3">
        <input type="hidden" name="text" value={text.text} />
        <Select
          id={id}
          name="classId"
          label={t("class")}
          placeholder={t("choose")}
          options={[{ value: "any", label: t("any") }, ...options]}
          required
          className="grow basis-60"
        />
        <Button aria-label={t("place_label", { text: text.text })}>{t("place")}</Button>
      </form>
    </Card>
  );
}

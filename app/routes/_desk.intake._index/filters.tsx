import { CATEGORIES } from "~/domain/catalogue/service";
import type { BoardFilter } from "~/domain/intake/board";
import { common } from "~/locales/common";
import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import { FilterBar } from "~/ui/filter-bar";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";

/** Which hubs, words, category: a GET form, so that each view of the board has an address. */
export function Filters({ filter }: { filter: BoardFilter }) {
  const t = useTexts(intake);
  const c = useTexts(common);
  const filtered = filter.q !== "" || filter.category !== "" || filter.scope !== "own";
  return (
    <FilterBar action="/intake" resetHref={filtered ? "/intake" : undefined}>
      <Select
        name="scope"
        label={t("board.scope")}
        hideLabel
        className="grow basis-40"
        defaultValue={filter.scope}
        options={[
          { value: "own", label: t("board.scope_own") },
          { value: "subtree", label: t("board.scope_subtree") },
        ]}
      />
      <TextInput
        name="q"
        type="search"
        label={t("board.words")}
        placeholder={t("board.words")}
        hideLabel
        className="grow basis-48"
        defaultValue={filter.q}
      />
      <Select
        name="category"
        label={t("board.category")}
        hideLabel
        className="grow basis-40"
        defaultValue={filter.category}
        placeholder={t("board.any_category")}
        options={CATEGORIES.map((value) => ({ value, label: c.any(`category.${value}`) }))}
      />
    </FilterBar>
  );
}

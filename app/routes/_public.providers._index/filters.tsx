import { CATEGORIES } from "~/domain/catalogue/service";
import { common } from "~/locales/common";
import { directory } from "~/locales/directory";
import { useTexts } from "~/locales/texts";
import { FilterBar } from "~/ui/filter-bar";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";
import type { DirectoryPage } from "./load.server";

type Props = Pick<DirectoryPage, "filter" | "provinces" | "cities">;

/** The directory's filters; a GET form, so every view has a URL. */
export function Filters({ filter, provinces, cities }: Props) {
  const t = useTexts(directory);
  const tc = useTexts(common);
  const filtered = Object.values(filter).some((value) => value !== "");
  const regions = [...cities, ...provinces].map(({ code, name }) => ({ value: code, label: name }));
  const known = regions.some(({ value }) => value === filter.region);
  const categories = CATEGORIES.map((value) => ({ value, label: tc(`category.${value}`) }));
  return (
    <FilterBar
      action="/providers"
      submitLabel={tc("action.search")}
      resetHref={filtered ? "/providers" : undefined}
    >
      <TextInput name="q" label={t("q")} defaultValue={filter.q} className="grow basis-40" />
      <TextInput
        name="document"
        label={t("document")}
        placeholder={t("document_hint")}
        defaultValue={filter.document}
        className="grow basis-48"
      />
      <TextInput
        name="parameter"
        label={t("parameter")}
        defaultValue={filter.parameter}
        className="grow basis-36"
      />
      <Select
        name="region"
        label={t("region")}
        placeholder={t("any_region")}
        options={
          known || !filter.region ? regions : [{ value: filter.region, label: filter.region }, ...regions]
        }
        defaultValue={filter.region}
        className="basis-36"
      />
      <Select
        name="category"
        label={t("category")}
        placeholder={t("any_category")}
        options={categories}
        defaultValue={filter.category}
        className="basis-36"
      />
    </FilterBar>
  );
}

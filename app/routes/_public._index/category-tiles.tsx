import { CATEGORIES } from "~/domain/catalogue/service";
import { common } from "~/locales/common";
import { publicTexts } from "~/locales/public";
import { useTexts } from "~/locales/texts";

/** The seven service categories, each a way into the catalogue. */
export function CategoryTiles() {
  const t = useTexts(common);
  const tp = useTexts(publicTexts);
  return (
    <ul className="-mt-8 grid grid-cols-2 gap-3 sm:grid-cols-4 lg:grid-cols-7">
      {CATEGORIES.map((category) => (
        <li key={category}>
          <a
            className="block h-full rounded-card border border-line bg-surface p-4 hover:border-spring"
            href={`/catalogue?category=${category}`}
          >
            <span
              aria-hidden="true"
              className="mb-3 grid size-8 place-items-center rounded-control bg-spring-tint font-semibold text-spring-dark"
            >
              {t(`category_mark.${category}`)}
            </span>
            <span className="block font-semibold">{t(`category.${category}`)}</span>
            <span className="block text-muted text-sm">{tp(`home.category.${category}`)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

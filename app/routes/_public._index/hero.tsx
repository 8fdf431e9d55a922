import type { PublicHub } from "~/domain/hubs/hub-figures.queries.server";
import type { Suggestion } from "~/domain/requests/draft-start.queries.server";
import { publicTexts } from "~/locales/public";
import { useLocale, useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { TextLink } from "~/ui/text-link";
import { StationCard } from "./station-card";

interface HeroProps {
  station: PublicHub | null;
  templates: Suggestion[];
}

/** The one sentence, and who is there to take it. */
export function Hero({ station, templates }: HeroProps) {
  const t = useTexts(publicTexts);
  const chinese = useLocale() === "zh-CN";
  return (
    <section className="border-line border-b bg-linear-to-b from-spring-tint to-canvas">
      <div className="mx-auto grid w-full max-w-page gap-8 px-4 pt-10 pb-16 sm:px-6 lg:grid-cols-[1.5fr_1fr] lg:pt-14">
        <div>
          <h1 className="font-bold text-hero leading-tight">
            <span className="block">{t("home.hero_1")}</span>
            <span className="block">{t("home.hero_2")}</span>
          </h1>
          <p className="mt-3 max-w-2xl text-lg text-muted">{t("home.lead")}</p>
          <form
            action="/requests/new"
            className="mt-6 rounded-card border border-line bg-surface p-4"
            method="get"
          >
            <label className="visually-hidden" htmlFor="need">
              {t("home.need")}
            </label>
            <textarea
              className="w-full resize-none bg-transparent text-lg placeholder:text-faint"
              id="need"
              maxLength={400}
              name="need"
              placeholder={t("home.need_hint")}
              rows={2}
            />
            <div className="mt-2 flex justify-end">
              <Button look="primary">{t("home.publish")}</Button>
            </div>
          </form>
          <p className="mt-3">
            <TextLink href="/assistant">{t("home.assistant")}</TextLink>
          </p>
          {templates.length > 0 ? (
            <p className="mt-3 flex flex-wrap gap-x-3 gap-y-1 text-muted text-sm">
              <span>{t("home.common")}</span>
              {templates.map((template) => (
                <TextLink href={`/requests/new?template=${template.code}`} key={template.code}>
                  {chinese ? template.name_zh : template.name_en}
                </TextLink>
              ))}
            </p>
          ) : null}
        </div>
        {station ? <StationCard station={station} /> : null}
      </div>
    </section>
  );
}

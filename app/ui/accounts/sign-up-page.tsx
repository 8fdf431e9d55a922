import type { ReactNode } from "react";
import { accounts } from "~/locales/accounts";
import { useTexts } from "~/locales/texts";
import { Button } from "../button";
import { Card } from "../card";
import { FormErrors } from "../form-errors";
import { TextLink } from "../text-link";
import type { FormState } from "./form-state";
import { OrganisationFields, type RegionGroup, useOrganisationLabels } from "./organisation-fields";
import { PersonFields, usePersonLabels } from "./person-fields";

interface Props {
  title: string;
  text: string;
  other: { href: string; label: string };
  state: FormState;
  regions: readonly RegionGroup[];
  parks?: readonly { value: string; label: string }[];
  children?: ReactNode;
}

/** Sign-up as one plain form: the organisation, then the person who answers for it. */
export function SignUpPage({ title, text, other, state, regions, parks, children }: Props) {
  const t = useTexts(accounts);
  const labels = { ...useOrganisationLabels(), ...usePersonLabels() };
  return (
    <div className="mx-auto max-w-3xl space-y-4">
      <div className="space-y-1">
        <h1 className="text-title">{title}</h1>
        <p className="text-muted">{text}</p>
      </div>
      <form method="post" encType="multipart/form-data" className="space-y-4">
        {state.message ? (
          <FormErrors fields={state.errors} labels={labels}>
            {state.message}
          </FormErrors>
        ) : null}
        <Card title={t("sign_up.organisation")}>
          <div className="space-y-4">
            <OrganisationFields state={state} regions={regions} {...(parks ? { parks } : {})} />
            {children}
          </div>
        </Card>
        <Card title={t("sign_up.person")}>
          <PersonFields state={state} />
        </Card>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Button look="primary" size="lg" className="max-sm:w-full">
            {t("sign_up.submit")}
          </Button>
          <TextLink href={other.href}>{other.label}</TextLink>
          <TextLink href="/sign-in">{t("sign_up.to_sign_in")}</TextLink>
        </div>
      </form>
    </div>
  );
}

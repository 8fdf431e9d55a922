import { useLoaderData } from "@remix-run/react";
import { isEnterprise, isHub } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { read, write } from "~/platform/http.server";
import { loadWizard } from "./load-wizard.server";
import { pressWizard } from "./press-wizard.server";
import { Wizard } from "./wizard";

export const loader = read(only(isEnterprise, isHub), loadWizard);
export const action = write(only(isEnterprise, isHub), pressWizard);

/** 发布需求: an enterprise for itself, or a hub for somebody at its counter. */
export default function NewRequest() {
  const data = useLoaderData<typeof loader>();
  return <Wizard key={data.step} data={data} />;
}

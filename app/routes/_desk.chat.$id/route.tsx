import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signedIn } from "~/domain/authorize";
import { Refusal } from "~/domain/errors";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { AboutTalk } from "~/ui/chat/about";
import { nameTag } from "~/ui/page-title";
import { Conversation } from "./conversation";
import { intents } from "./intents.server";
import { type ChatData, loadChat } from "./load.server";

export const meta = (args: { data: unknown; matches: readonly { id: string; data?: unknown }[] }) => {
  const { page } = (args.data ?? {}) as Partial<ChatData>;
  return nameTag(args, () =>
    page ? [page.number, page.title ?? page.hub.zh].filter(Boolean).join(" ") : undefined,
  );
};

export const loader = read(signedIn, loadChat);

export const action = write(signedIn, async (submission) => {
  const { form, params } = submission;
  const c = params.id ?? "";
  const intent = Object.hasOwn(intents, form.intent) ? intents[form.intent] : undefined;
  if (!intent) throw new Refusal("invalid", "malformed_form");
  await intent(submission, c);
  // a form sent by script stays where it is; its page hears of the change by the connection
  return form.text("stay") ? { done: form.intent } : redirect(`/chat/${c}#newest`);
});

/** On phones the page is the talk alone, without the bar at the thumb. */
export const handle = { whole: true };

/** One conversation as a page of its own; on phones the whole screen. */
export default function ChatPage() {
  const data = useLoaderData<typeof loader>() as ChatData;
  const answer = useActionData<typeof action>();
  return (
    <div className="-m-4 flex h-[calc(100dvh-3.75rem)] gap-4 sm:m-0 sm:h-[calc(100dvh-6.75rem)]">
      <Conversation
        key={data.page.id}
        data={data}
        level={1}
        back="/chat"
        refused={isRefused(answer) ? answer : null}
        className="h-full min-w-0 grow max-sm:rounded-none max-sm:border-0 sm:max-w-4xl"
      />
      <AboutTalk page={data.page} />
    </div>
  );
}

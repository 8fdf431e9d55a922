import { useActionData, useLoaderData } from "@remix-run/react";
import { signedIn } from "~/domain/authorize";
import { conversationPage } from "~/domain/chat/conversation-page.queries.server";
import { makeTranscript } from "~/domain/chat/transcript.server";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { FileLink } from "~/ui/file-link";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";

export const handle = { hydrate: false };
export const meta = titled(chat, "transcript.title");

export const loader = read(signedIn, async ({ db, actor, params }) => {
  const { id, number, title, head } = await conversationPage(db, actor, params.id ?? "");
  return { id, number, title, head };
});

/** Makes the file now: it is kept and audited, so looking at this page alone makes none. */
export const action = write(signedIn, async ({ db, actor, files, params }) => {
  const { fileId, name, bytes, sha256, eventsHash } = await makeTranscript(db, files, actor, params.id ?? "");
  return { fileId, name, size: bytes.length, sha256, eventsHash };
});

export default function TranscriptPage() {
  const talk = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && "fileId" in answer ? answer : null;
  const t = useTexts(chat);
  return (
    <>
      <PageHeader
        title={t("transcript.title")}
        breadcrumb={[
          { label: t("title"), href: "/chat" },
          { label: talk.number ?? t("conversation"), href: `/chat/${talk.id}` },
        ]}
        facts={[talk.title, t("transcript.events", { n: talk.head })]}
      />
      <Card>
        {isRefused(answer) ? <Alert tone="problem">{answer.refused.message}</Alert> : null}
        <p className="mb-3 text-muted">{t("transcript.note")}</p>
        {made ? (
          <DescriptionList
            facts={[
              {
                term: t("transcript.file"),
                value: (
                  <FileLink href={`/chat/transcripts/${made.fileId}`} name={made.name} size={made.size} />
                ),
              },
              { term: t("transcript.sha256"), value: <code className="break-all">{made.sha256}</code> },
              {
                term: t("transcript.events_hash"),
                value: <code className="break-all">{made.eventsHash}</code>,
              },
            ]}
          />
        ) : (
          <form method="post">
            <Button look="primary">{t("transcript.make")}</Button>
          </form>
        )}
      </Card>
    </>
  );
}

import { audit } from "~/locales/audit";
import { requests } from "~/locales/requests";
import { useTexts } from "~/locales/texts";

/** What was done, in words (the timeline's where it has them), over the code one filters by. */
export function Action({ kind }: { kind: string }) {
  const t = useTexts(audit);
  const timeline = useTexts(requests);
  const own = t.any(`action.${kind}`);
  const key = `event.${kind.replace(".", "_")}`;
  const words = own === `action.${kind}` ? timeline.any(key) : own;
  return (
    <>
      {words === key ? null : <span className="block">{words}</span>}
      <code className="text-xs text-muted">{kind}</code>
    </>
  );
}

/** The record an entry is about; leads to all entries about it. */
export function Subject({ type, id }: { type: string; id: string }) {
  const words = useTexts(audit).any(`subject.${type}`);
  return (
    <a
      className="text-spring-dark underline underline-offset-2"
      href={`/audit?subject=${encodeURIComponent(id)}`}
    >
      {words.startsWith("subject.") ? type : words} {id.slice(-12)}
    </a>
  );
}

import { signedIn } from "~/domain/authorize";
import { attachToChat } from "~/domain/chat/attach-to-chat.server";
import { Refusal } from "~/domain/errors";
import { act, postOnly } from "~/platform/resource.server";

export const loader = postOnly;

/** Takes in one file for a message still to be written; its id goes with the message. Refused by content, with the reason. */
export const action = act(signedIn, async ({ db, actor, files, form, params }) => {
  const file = form.file("file");
  if (!file) throw new Refusal("invalid", "invalid_input", { fields: { file: "required" } });
  return Response.json(await attachToChat(db, files, actor, { c: params.id ?? "", file }), { status: 201 });
});

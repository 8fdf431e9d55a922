import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { handle } from "./handle.server";
import { operations } from "./operations.server";

const answer = ({ request, params, context }: LoaderFunctionArgs | ActionFunctionArgs) =>
  handle(operations, request, params["*"] ?? "", context);

export const loader = (args: LoaderFunctionArgs) => answer(args);
export const action = (args: ActionFunctionArgs) => answer(args);

import { useNavigate, useNavigation } from "@remix-run/react";
import { type DragEvent, useState } from "react";
import { authenticity } from "~/locales/authenticity";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { cx } from "~/ui/cx";
import { Disclosure } from "~/ui/disclosure";
import { FileInput } from "~/ui/file-input";
import { TextInput } from "~/ui/text-input";
import { useHydrated } from "~/ui/use-hydrated";
import type { Asked } from "./ask.server";

interface Props {
  /** Page that answers, and the number to compare with; without one the file is looked up by itself. */
  path: string;
  number: string;
  asked: Pick<Asked, "sha256" | "hashError">;
}

/** Checks a file by its fingerprint. The browser computes it: the file itself never leaves the reader's machine. */
export function FileCard({ path, number, asked }: Props) {
  const t = useTexts(authenticity);
  const hydrated = useHydrated();
  return (
    <Card title={t(number ? "compare" : "by_file")}>
      <div className="space-y-4">
        <p className="text-muted">{t(number ? "compare_lead" : "by_file_lead")}</p>
        {hydrated ? <Drop path={path} /> : <p className="text-sm text-muted">{t("no_script")}</p>}
        <Disclosure summary={t("by_hash")} open={asked.hashError !== null}>
          <form method="get" action={path} className="space-y-3">
            <TextInput
              name="sha256"
              label={t("hash")}
              hint={t("hash_hint")}
              required
              autoComplete="off"
              spellCheck={false}
              defaultValue={asked.sha256}
              error={asked.hashError}
            />
            <Button>{t("check")}</Button>
          </form>
        </Disclosure>
      </div>
    </Card>
  );
}

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function Drop({ path }: { path: string }) {
  const t = useTexts(authenticity);
  const navigate = useNavigate();
  const { state } = useNavigation();
  const [name, setName] = useState("");
  const [over, setOver] = useState(false);
  const [hashing, setHashing] = useState(false);
  const check = async (file: File | undefined) => {
    if (!file) return;
    setHashing(true);
    const digest = hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    setName(file.name);
    setHashing(false);
    navigate(`${path}?sha256=${digest}`, { preventScrollReset: false });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void check(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input inside does the same
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cx(
        "rounded-card border border-dashed p-4",
        over ? "border-spring bg-spring-tint" : "border-edge",
      )}
    >
      <FileInput
        name="report"
        label={t("choose")}
        hint={t("drop")}
        accept="application/pdf"
        onChange={(event) => void check(event.target.files?.[0])}
      />
      <p aria-live="polite" className="mt-2 text-sm text-muted">
        {hashing || state === "loading" ? t("hashing") : name ? t("chosen", { name }) : null}
      </p>
    </div>
  );
}

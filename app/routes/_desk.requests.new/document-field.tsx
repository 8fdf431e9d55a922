import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { FoundDocument } from "~/domain/normative-documents/search.queries.server";
import { useTexts } from "~/locales/texts";
import { wizard } from "~/locales/wizard";
import { cx } from "~/ui/cx";
import { controlClass, Field } from "~/ui/field";
import { LifecyclePill } from "~/ui/status-pill";

interface DocumentFieldProps {
  id: string;
  value: string;
  error?: string | undefined;
  hideLabel?: boolean | undefined;
  /** Hears of a choice made in the list, which no input event tells. */
  onPick: () => void;
}

const LISTENING = 250;

/** Choices while one types, a quarter second after the last key; only the latest question's answer counts. */
function useChoices(words: string, asking: boolean) {
  const [choices, setChoices] = useState<FoundDocument[]>([]);
  useEffect(() => {
    if (!asking || words.trim().length < 2) {
      setChoices([]);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      fetch(`/documents/search?q=${encodeURIComponent(words)}`, { signal: abort.signal })
        .then((answer) => (answer.ok ? answer.json() : { documents: [] }))
        .then((found: { documents: FoundDocument[] }) => setChoices(found.documents))
        .catch(() => undefined);
    }, LISTENING);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [words, asking]);
  return choices;
}

/** A text field that offers documents as one types (combobox with listbox); without scripts a plain text field. */
export function DocumentField({ id, value: given, error, hideLabel, onPick }: DocumentFieldProps) {
  const t = useTexts(wizard);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState(given);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const choices = useChoices(value, open);
  const shown = open && choices.length > 0;
  useEffect(() => {
    if (document.activeElement !== input.current) setValue(given);
  }, [given]);
  const pick = (choice: FoundDocument) => {
    setValue(choice.number);
    setOpen(false);
    setActive(-1);
    onPick();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = choices[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (choices.length > 0) setActive((active + step + choices.length) % choices.length);
    } else if (event.key === "Enter" && shown && chosen) {
      event.preventDefault();
      pick(chosen);
    } else if (event.key === "Escape" && shown) {
      event.preventDefault();
      setOpen(false);
    }
  };
  return (
    <div className="relative">
      <Field id={id} label={t("label.document")} hideLabel={hideLabel} error={error} required>
        {(control) => (
          <input
            {...control}
            ref={input}
            name={id}
            value={value}
            role="combobox"
            aria-expanded={shown}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={shown && active >= 0 ? `${listId}-${active}` : undefined}
            autoComplete="off"
            placeholder={t("document_example")}
            className={controlClass}
            onChange={(event) => {
              setValue(event.target.value);
              setOpen(true);
              setActive(-1);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => setOpen(false)}
          />
        )}
      </Field>
      <Choices id={listId} shown={shown} choices={choices} active={active} onPick={pick} />
    </div>
  );
}

interface ChoicesProps {
  id: string;
  shown: boolean;
  choices: FoundDocument[];
  active: number;
  onPick: (choice: FoundDocument) => void;
}

function Choices({ id, shown, choices, active, onPick }: ChoicesProps) {
  const t = useTexts(wizard);
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t("label.document")}
      hidden={!shown}
      className="absolute left-0 z-10 mt-1 max-h-80 w-[min(32rem,85vw)] overflow-auto rounded-card border border-line bg-surface py-1"
    >
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keyboard; this is for the mouse
        // biome-ignore lint/a11y/useFocusableInteractive: options are pointed at by aria-activedescendant
        <div
          key={choice.number}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(choice)}
          className={cx(
            "cursor-pointer px-3 py-1.5",
            index === active ? "bg-spring-tint" : "hover:bg-canvas",
          )}
        >
          <span className="font-semibold">{choice.number}</span> {choice.titleZh}{" "}
          <LifecyclePill of="document" status={choice.status} />
          {choice.replacedBy[0] ? (
            <span className="block text-sm text-muted">
              {t("replaced_by", { number: choice.replacedBy[0].number })}
            </span>
          ) : null}
        </div>
      ))}
    </div>
  );
}

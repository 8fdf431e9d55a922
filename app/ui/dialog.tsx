import X from "lucide-react/icons/x";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Button, type ButtonLook, type ButtonSize, buttonClass } from "./button";
import { cx } from "./cx";
import { Icon } from "./icon";

interface DialogProps {
  /** Words of the button that opens it. */
  trigger: ReactNode;
  title: ReactNode;
  look?: ButtonLook | undefined;
  size?: ButtonSize | undefined;
  wide?: boolean | undefined;
  /**
   * A form or text. A form inside is an ordinary one and posts as usual; inside of a form it is the question before the
   * form is sent, asked once its fields are filled in.
   */
  children: ReactNode;
}

/** A question or a small form over the page: a native modal with scripts, a fold-out without. */
export function Dialog(props: DialogProps) {
  const fold = useRef<HTMLDetailsElement>(null);
  const [modal, setModal] = useState(false);
  useEffect(() => {
    // someone was faster than the scripts and has it open: leave what they type alone
    if (!fold.current?.open) setModal(true);
  }, []);
  return modal ? <ModalDialog {...props} /> : <FoldOut {...props} fold={fold} />;
}

function ModalDialog({ trigger, title, look, size, wide, children }: DialogProps) {
  const t = useTexts(common);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <Button
        type="button"
        {...{ look, size, wide }}
        aria-haspopup="dialog"
        onClick={({ currentTarget: { form } }) => {
          // behind a modal nobody could see which field is missing
          if (form?.reportValidity() ?? true) dialog.current?.showModal();
        }}
      >
        {trigger}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={id}
        className="w-[min(32rem,calc(100vw-2rem))] rounded-card border border-line bg-surface p-0 text-left text-ink"
      >
        <div className="flex items-start justify-between gap-4 px-5 pt-4">
          <h2 id={id} className="text-lg">
            {title}
          </h2>
          <Button
            type="button"
            look="quiet"
            size="sm"
            aria-label={t("action.close")}
            onClick={() => dialog.current?.close()}
          >
            <Icon of={X} />
          </Button>
        </div>
        <div className="px-5 pb-5 pt-3">{children}</div>
      </dialog>
    </>
  );
}

/** Over the page like the modal, where no card or table cuts it off; its button's backdrop closes it. */
function FoldOut(props: DialogProps & { fold: React.RefObject<HTMLDetailsElement> }) {
  const { trigger, title, look, size, wide, children, fold } = props;
  return (
    <details ref={fold} className="group/fold">
      <summary
        className={cx(
          buttonClass(look, size, wide),
          "group-open/fold:before:fixed group-open/fold:before:inset-0 group-open/fold:before:z-40 group-open/fold:before:cursor-default group-open/fold:before:bg-ink/40",
        )}
      >
        {trigger}
      </summary>
      <div className="fixed inset-x-4 top-[10vh] z-50 mx-auto max-h-[80vh] max-w-lg overflow-y-auto whitespace-normal rounded-card border border-line bg-surface p-5 text-left text-ink">
        <h2 className="mb-3 text-lg">{title}</h2>
        {children}
      </div>
    </details>
  );
}

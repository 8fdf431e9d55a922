import FileText from "lucide-react/icons/file-text";
import { Icon } from "./icon";
import { TextLink } from "./text-link";

interface FileLinkProps {
  href: string;
  name: string;
  /** Bytes. */
  size?: number | undefined;
}

/** A file to download: its name and its size. */
export function FileLink({ href, name, size }: FileLinkProps) {
  return (
    <span className="inline-flex max-w-full items-baseline gap-1.5">
      <Icon of={FileText} className="translate-y-0.5 text-muted" />
      <TextLink href={href} download={name} className="break-all">
        {name}
      </TextLink>
      {size === undefined ? null : (
        <span className="tabular shrink-0 text-sm text-muted">{formatBytes(size)}</span>
      )}
    </span>
  );
}

/** 1 536 000 bytes → "1.5 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

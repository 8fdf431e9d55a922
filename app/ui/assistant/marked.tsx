interface Piece {
  text: string;
  hit: boolean;
  at: number;
}

/** The text cut where a word of `words` begins and ends, whatever its letters' case; overlaps are one. */
export function pieces(text: string, words: readonly string[]): Piece[] {
  const lower = text.toLowerCase();
  const hits = new Uint8Array(text.length);
  // a letter whose small form is longer would shift what follows: then nothing is marked
  for (const word of lower.length === text.length ? words : []) {
    if (word === "") continue;
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
      hits.fill(1, at, at + word.length);
    }
  }
  const found: Piece[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const hit = hits[at] === 1;
    const last = found.at(-1);
    if (last?.hit === hit) last.text += text[at];
    else found.push({ text: text[at] ?? "", hit, at });
  }
  return found;
}

/** A quotation with the question's words marked; line breaks stay. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  return (
    <span className="whitespace-pre-line">
      {pieces(text, words).map(({ text: piece, hit, at }) =>
        hit ? (
          <mark key={at} className="rounded-sm bg-amber-tint text-ink">
            {piece}
          </mark>
        ) : (
          <span key={at}>{piece}</span>
        ),
      )}
    </span>
  );
}

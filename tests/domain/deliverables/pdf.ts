import PDFDocument from "pdfkit";

/** A one-page PDF as a lab would upload it; every call gives other bytes. */
export function labReport(text = "TEST REPORT"): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const document = new PDFDocument({ size: "A4" });
    const chunks: Uint8Array[] = [];
    document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    document.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.text(`${text} ${Math.random()}`);
    document.end();
  });
}

/** The text of every page, as a reader would copy it. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const { PDF } = await import("@libpdf/core");
  const pdf = await PDF.load(bytes);
  const texts = pdf.getPages().map((page) => page.extractText().text);
  return texts.join("\n");
}

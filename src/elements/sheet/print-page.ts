/**
 * Printing from within a page that is not ours: while the sheet is open a style sheet of the document leaves nothing but the sheet, without margins, on its own size of paper.
 * Constructed, not written into the page: no content security policy can refuse it. The sheet has to be a child of the body.
 */
const RULES = (tag: string, size: string): string => `
@page { size: ${size}; margin: 0; }
@media print {
  html, body {
    all: initial !important;
    display: block !important;
    background: #fff !important;
  }
  body > :not(${tag}), body::before, body::after { display: none !important; }
}`;

/** @param size of the paper, as CSS has it. @returns what takes it away again */
export function printOnly(tag: string, size = 'A4 portrait'): () => void {
  // Without constructed style sheets the pages still show and print as the browser will have it.
  if (!('adoptedStyleSheets' in document) || !('replaceSync' in CSSStyleSheet.prototype)) return () => undefined;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES(tag, size));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

/** Registers an element once: a page may carry the script twice, and the second definition must not throw. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (customElements.get(tag) === undefined) customElements.define(tag, element);
}

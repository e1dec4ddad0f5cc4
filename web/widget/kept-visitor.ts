/** The visitor's id, as the service signed it, in the storage of the site that shows the widget. */

const KEY = 'ahoy-visitor';

export function keptVisitor(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined; // The site, or the browser, allows no storage.
  }
}

export function keepVisitor(token: string): void {
  try {
    localStorage.setItem(KEY, token);
  } catch {
    // Then every conversation is a new visitor's, and the address counts alone.
  }
}

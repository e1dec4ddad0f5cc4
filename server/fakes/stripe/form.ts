/** Stripe's form bodies: `items[0][price]=p` is an object in a list in an object. */
export type FormValue = string | FormObject | FormValue[];
export interface FormObject {
  [name: string]: FormValue;
}

/** Reads a form or a query; lists are written with numbers or with empty brackets. */
export function readForm(text: string): FormObject {
  const root: FormObject = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const [first = '', ...rest] = name
      .split(/\[|\]\[|\]/)
      .filter((part, at, all) => at < all.length - 1 || part !== '');
    put(root, [first, ...rest], value);
  }
  return listed(root) as FormObject;
}

function put(into: FormObject, [name = '', ...rest]: readonly string[], value: string): void {
  const key = name === '' ? String(Object.keys(into).length) : name;
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const inner = into[key];
  const next: FormObject = typeof inner === 'object' && !Array.isArray(inner) ? inner : {};
  into[key] = next;
  put(next, rest, value);
}

/** Objects whose names count from nought are lists. */
function listed(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, listed(inner)] as const);
  const isList = entries.length > 0 && entries.every(([name], at) => name === String(at));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** Reads the query of an address. It is all text there: numbers and booleans are told by the schema. */
import type { z } from 'zod';

/** @returns what was asked with; what does not read as its field wants it stays text, for the schema to refuse. */
export function readQuery(
  fields: Readonly<Record<string, z.core.$ZodType>>,
  query: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, text]) => {
      const field = fields[name];
      return [name, field === undefined || typeof text !== 'string' ? text : read(kindOf(field), text)];
    }),
  );
}

function read(kind: string, text: string): unknown {
  switch (kind) {
    case 'number':
      return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    default:
      return text;
  }
}

/** The schema inside optional, nullable and default. */
function kindOf(schema: z.core.$ZodType): string {
  const { def } = schema._zod;
  return 'innerType' in def ? kindOf(def.innerType as z.core.$ZodType) : def.type;
}

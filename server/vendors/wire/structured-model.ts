/** A model that answers in the shape of a schema: what is the same at every vendor. */
import { z } from 'zod';

export interface StructuredRequest<T> {
  /** Of the shape: letters, digits, `_` and `-`. */
  readonly name: string;
  /** Asks for the answer, and validates it: strict objects, whose fields are all required. */
  readonly schema: z.ZodType<T>;
  readonly instructions: string;
  /** What the instructions are about: data. */
  readonly data: string;
}

export interface StructuredModel {
  readonly name: string;
  /**
   * @returns null: the model refused, or its answer does not fit the schema. Asking again may not help.
   * @throws VendorError when it could not be asked, or did not answer in time
   */
  ask<T>(request: StructuredRequest<T>): Promise<T | null>;
}

/** Nobody waits on the line; a summary that takes longer than this is tried again later. */
export const STRUCTURED_TIMEOUT_MS = 20_000;

/** As it is before it is transformed: that is what the model writes. */
export const shapeOf = (schema: z.ZodType): Record<string, unknown> => {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return shape;
};

/** Null where the text is no answer of the schema: half of one is none. */
export function valueIn<T>(text: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

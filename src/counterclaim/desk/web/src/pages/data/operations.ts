// The parts of OpenAPI that the page of the API shows.

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: { type?: string; default?: unknown };
}

export interface Operation {
  method: string;
  path: string;
  tag: string;
  summary: string;
  description: string;
  parameters: Parameter[];
  answer: string;
}

interface Described {
  tags?: string[];
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  responses?: Record<string, { content?: Record<string, { schema?: { $ref?: string } }> }>;
}

/** Every operation of a description, in its order. */
export function operations(openapi: { paths: Record<string, Record<string, Described>> }): Operation[] {
  return Object.entries(openapi.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      method: method.toUpperCase(),
      path,
      tag: described.tags?.[0] ?? "",
      summary: described.summary ?? "",
      description: described.description ?? "",
      parameters: described.parameters ?? [],
      answer: Object.values(described.responses?.["200"]?.content ?? {})
        .map((content) => content.schema?.$ref?.split("/").at(-1))
        .filter((name) => name)
        .join(", "),
    })),
  );
}

import { z } from 'zod'

/** A JSON Schema object, or any other object of an OpenAPI document. */
export type JsonObject = { [name: string]: unknown }

/**
 * Turns the contract's schemas into JSON Schema 2020-12, as OpenAPI 3.1 uses it, in the form that travels. Schemas with
 * an id are collected once under `components/schemas` and referred to.
 */
export class SchemaCollector {
  readonly components: JsonObject = {}

  /** The schema, or a reference to it where it has an id. */
  collect(schema: z.ZodType): JsonObject {
    const { $schema: _, $defs, ...own } = z.toJSONSchema(schema, { io: 'input', override: shortened })
    for (const [id, definition] of Object.entries($defs ?? {})) this.components[id] = withoutId(rereferred(definition))
    return withoutId(rereferred(own))
  }
}

/** `format: date-time` says it; zod adds a pattern of 300 characters for the leap years. */
function shortened({ jsonSchema }: { jsonSchema: JsonObject }): void {
  if (jsonSchema['format'] === 'date-time') delete jsonSchema['pattern']
}

/** zod writes an `id` into the schemas it extracts; JSON Schema 2020-12 knows only `$id`, and a reference says as much. */
function withoutId(schema: JsonObject): JsonObject {
  const { id: _, ...rest } = schema
  return rest
}

/** zod refers to `#/$defs/Money`; in an OpenAPI document that is `#/components/schemas/Money`. */
function rereferred(schema: object): JsonObject {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonObject
}

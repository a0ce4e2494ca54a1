import { Readable } from 'node:stream'
import type { z } from 'zod'

/** Values that come in groups, as lines of JSON; an empty group is an empty line, a sign of life. Read only as fast as they go out. */
export function linesOf(groups: AsyncIterable<readonly unknown[]>, schema: z.ZodType): Readable {
  return Readable.from(texts(groups, schema), { objectMode: false })
}

async function* texts(groups: AsyncIterable<readonly unknown[]>, schema: z.ZodType): AsyncGenerator<string> {
  for await (const group of groups) {
    yield group.length === 0 ? '\n' : group.map((value) => `${JSON.stringify(schema.encode(value))}\n`).join('')
  }
}

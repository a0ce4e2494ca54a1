import { accept, isId, type Result, refuse } from '@aftersale/kernel'
import { z } from 'zod'
import { queryNumber, text } from './scalars.ts'

/** The most items one page holds. */
export const PAGE_LIMIT = 200

/** The part of a query that every list shares. */
export const paging = {
  cursor: text(1000).optional().meta({ description: 'The `next` of the page before; absent for the first page' }),
  limit: queryNumber(1, PAGE_LIMIT, 50).meta({ description: 'How many items at most' }),
}

/** One page of a list. `next` is null on the last page. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().meta({ description: 'Give it back as `cursor` for the page after; null on the last' }),
  })
}

/** The sort keys of the last item of a page. */
export type Position = readonly (string | number)[]

const part = z.union([z.string().refine((value) => value.isWellFormed() && !value.includes('\0')), z.number()])
const position = z.array(part).min(1).max(8)

/** Writes the position of a page's last item as an opaque cursor: base64url of its JSON. */
export function writeCursor(at: Position): string {
  const bytes = new TextEncoder().encode(JSON.stringify(at))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

type Part = 'string' | 'number' | 'id'
type PositionLike<T extends readonly Part[]> = { [K in keyof T]: T[K] extends 'number' ? number : string }

const fits: Readonly<Record<Part, (part: string | number) => boolean>> = {
  string: (part) => typeof part === 'string',
  // What lists are sorted by are whole numbers; another would only fail further down.
  number: (part) => Number.isSafeInteger(part),
  id: (part) => isId(String(part)),
}

/**
 * Reads a cursor that `writeCursor` wrote, whose parts are what `like` lists, in that order (`id`: one of ours, a UUID).
 * Anything else is refused: cursors come back from callers, who may have changed them.
 */
export function readCursor<const T extends readonly Part[]>(
  cursor: string,
  like: T,
): Result<PositionLike<T>, { code: 'paging.cursor-wrong' }> {
  const read = position.safeParse(parsedCursor(cursor))
  if (!read.success || read.data.length !== like.length) return refuse({ code: 'paging.cursor-wrong' })
  if (!read.data.every((part, index) => fits[like[index] ?? 'string'](part)))
    return refuse({ code: 'paging.cursor-wrong' })
  return accept(read.data as PositionLike<T>)
}

function parsedCursor(cursor: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

import { type Code, type Compiling, type Frame, local, type Scope } from './code.ts'
import { entryOf } from './context.ts'
import { isContext } from './kind.ts'
import type { Span } from './syntax.ts'
import type { FeelValue } from './value.ts'

/** Names that a plain property read would find on Object.prototype. */
const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

function frameAt(frame: Frame | null, depth: number): Frame | null {
  let found = frame
  for (let step = 0; step < depth && found !== null; step += 1) found = found.outer
  return found
}

function readLocal(depth: number): Code {
  if (depth === 0) return (_, frame) => frame?.value ?? null
  if (depth === 1) return (_, frame) => frame?.outer?.value ?? null
  return (_, frame) => frameAt(frame, depth)?.value ?? null
}

function readBuilt(depth: number, name: string): Code {
  return (_, frame) => {
    const built = frameAt(frame, depth)?.value ?? null
    return isContext(built) ? (entryOf(built, name) ?? null) : null
  }
}

/** Local variables, then the entries of the items of enclosing filters, then what the surroundings have. */
export function compileName(compiling: Compiling, name: string, span: Span, scope: Scope | null): Code {
  const items: number[] = []
  let code: Code | null = null
  let depth = 0
  for (let at = scope; at !== null && code === null; at = at.outer) {
    if (at.isItem) items.push(depth)
    if (at.entries?.has(name)) code = readBuilt(depth, name)
    else if (at.name === name) code = readLocal(depth)
    depth += 1
  }
  let result = code ?? compiling.free(name, span)
  for (const item of items.toReversed()) result = readItemEntry(item, name, result)
  return result
}

/** Whether the text itself may give the name a value: the items of a filter have entries that nobody knows before. */
export function isBound(name: string, scope: Scope | null): boolean {
  for (let at = scope; at !== null; at = at.outer) {
    if (at.isItem || at.name === name || at.entries?.has(name) === true) return true
  }
  return false
}

function readItemEntry(depth: number, name: string, otherwise: Code): Code {
  return (context, frame, evaluation) => {
    const item = frameAt(frame, depth)?.value ?? null
    if (isContext(item)) {
      const entry = entryOf(item, name)
      if (entry !== undefined) return entry
    }
    return otherwise(context, frame, evaluation)
  }
}

/** Reads a free name of the context; `absent` says what it is where the context has none. */
export function readFree(name: string, absent: Code): Code {
  if (INHERITED.has(name)) {
    return (context, frame, evaluation) => {
      const value = entryOf(context, name)
      return value === undefined ? absent(context, frame, evaluation) : value
    }
  }
  return (context, frame, evaluation) => {
    const value: FeelValue | undefined = context[name]
    return value === undefined ? absent(context, frame, evaluation) : value
  }
}

export const itemScope = (outer: Scope | null): Scope => ({ ...local('item', outer), isItem: true })

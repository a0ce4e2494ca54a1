import type { Code, Compiling, Frame, Scope } from './code.ts'
import { type Building, setEntry } from './context.ts'
import { badRange, duplicateEntry } from './messages.ts'
import { isWellFormed } from './range.ts'
import type { Node } from './syntax.ts'
import { formatFeel } from './text.ts'
import { FeelRange, type FeelValue } from './value.ts'

export function compileList(compiling: Compiling, node: Node & { type: 'list' }, scope: Scope | null): Code {
  const items = node.items.map((item) => compiling.code(item, scope))
  return (context, frame, evaluation) => {
    evaluation.spend(1 + items.length)
    const list: FeelValue[] = []
    for (const item of items) list.push(item(context, frame, evaluation))
    return list
  }
}

/** Each entry sees those before it; a function sees itself, too. */
export function compileContext(compiling: Compiling, node: Node & { type: 'context' }, scope: Scope | null): Code {
  const seen = new Set<string>()
  const inner: Scope = { name: '', isItem: false, entries: seen, outer: scope }
  const entries: { name: string; code: Code }[] = []
  for (const entry of node.entries) {
    if (seen.has(entry.name)) {
      const site = compiling.site(entry)
      return (_, __, evaluation) => evaluation.warn('feel.duplicate-entry', duplicateEntry(entry.name), site)
    }
    if (entry.value.type === 'function') seen.add(entry.name)
    entries.push({ name: entry.name, code: compiling.code(entry.value, inner) })
    seen.add(entry.name)
  }
  return (context, frame, evaluation) => {
    evaluation.spend(1 + entries.length)
    const built: Building = {}
    const bound: Frame = { value: built, outer: frame }
    for (const { name, code } of entries) setEntry(built, name, code(context, bound, evaluation))
    return built
  }
}

export function compileRange(compiling: Compiling, node: Node & { type: 'range' }, scope: Scope | null): Code {
  const start = compiling.code(node.start, scope)
  const end = compiling.code(node.end, scope)
  const site = compiling.site(node)
  const { startIncluded, endIncluded } = node
  return (context, frame, evaluation) => {
    const range = new FeelRange(
      start(context, frame, evaluation),
      startIncluded,
      end(context, frame, evaluation),
      endIncluded,
    )
    if (isWellFormed(range)) return range
    return evaluation.warn('feel.bad-range', badRange(formatFeel(range.start), formatFeel(range.end)), site)
  }
}

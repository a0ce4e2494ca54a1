import { accept, type Result } from '@aftersale/kernel'
import { type CompileOptions, type FeelUnreadable } from './expression.ts'
import { readSyntax } from './read-syntax.ts'
import type { Node } from './syntax.ts'
import { childrenOf } from './walk.ts'

/** The names from a variable to a member of it: `request.bank.account` is `['request', 'bank', 'account']`. */
export type NamePath = readonly string[]

/**
 * What a FEEL expression reads, as paths of names as far as the text tells them: `request` alone where it takes the whole of
 * it. Names that the text itself binds (of `for`, filters, functions) are among them, so that nothing that is read is left
 * out. Refused where the text is not FEEL.
 */
export function pathsRead(source: string, options: CompileOptions = {}): Result<readonly NamePath[], FeelUnreadable> {
  const syntax = readSyntax(source, options)
  if (!syntax.ok) return syntax
  const paths: NamePath[] = []
  let level: readonly Node[] = [syntax.value]
  while (level.length > 0) {
    level = level.flatMap((node) => {
      const path = pathOf(node)
      if (path === null) return childrenOf(node)
      paths.push(path)
      return []
    })
  }
  return accept(paths)
}

/** The path that a node is, where it is a name, or members of a name and nothing else. */
export function pathOf(node: Node): NamePath | null {
  const members: string[] = []
  let at = node
  while (at.type === 'path') {
    members.unshift(at.name)
    at = at.target
  }
  return at.type === 'name' ? [at.name, ...members] : null
}

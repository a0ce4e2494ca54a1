import { accept, type Result, refuse } from '@aftersale/kernel'
import { builtInFunctions } from './built-in/index.ts'
import type { CompileOptions, FeelUnreadable } from './expression.ts'
import { KnownNames } from './names.ts'
import { Parser } from './parser.ts'
import { Unreadable } from './problem.ts'
import type { Node } from './syntax.ts'
import { measure } from './walk.ts'

const builtInNames = new KnownNames(null, builtInFunctions.keys())
const MAX_SOURCE = 1_000_000
/** Operators in a row nest to the left: a bound on their number keeps evaluation within the stack. */
const MAX_HEIGHT = 1_000

/** Runs `read` on a parser of the source; what the parser throws becomes the refusal. */
export function parsed<T>(
  source: string,
  options: CompileOptions,
  read: (parser: Parser) => T,
  nodesOf: (result: T) => readonly Node[],
): Result<T, FeelUnreadable> {
  try {
    const parser = new Parser(source, new KnownNames(builtInNames, options.names ?? []), options)
    if (source.length > MAX_SOURCE) {
      const message = { en: 'The expression is too long.', 'zh-CN': '表达式过长。' }
      parser.cursor.fail('feel.too-long', message, MAX_SOURCE, source.length)
    }
    const result = read(parser)
    if (!parser.cursor.atEnd()) parser.cursor.failExpected({ en: 'the end of the expression', 'zh-CN': '表达式结尾' })
    if (nodesOf(result).some((node) => measure(node).height > MAX_HEIGHT)) parser.cursor.failTooDeep(MAX_HEIGHT)
    return accept(result)
  } catch (failure) {
    if (!(failure instanceof Unreadable)) throw failure
    return refuse({ code: 'feel.unreadable', source, problems: [failure.problem] })
  }
}

/** A FEEL expression as it is written, before it is compiled. */
export const readSyntax = (source: string, options: CompileOptions = {}): Result<Node, FeelUnreadable> =>
  parsed(
    source,
    options,
    (parser) => parser.expression(),
    (node) => [node],
  )

import { DECLARED_NAME, normalizedName } from './names.ts'
import { takeString } from './parse-literal.ts'
import type { Parsing } from './parsing.ts'
import type { Argument, Entry, Node } from './syntax.ts'

/** What follows `{`: entries, each in scope of those after it. */
export function readContext(parser: Parsing, from: number): Node {
  const { cursor } = parser
  const entries = parser.within([], () => readEntries(parser))
  cursor.expectSymbol('}')
  return { type: 'context', entries, from, to: cursor.position }
}

function readEntries(parser: Parsing): readonly Entry[] {
  const entries: Entry[] = []
  if (parser.cursor.at('}')) return entries
  do {
    const entry = readEntry(parser)
    entries.push(entry)
    parser.declare(entry.name)
  } while (parser.cursor.takeSymbol(','))
  return entries
}

function readEntry(parser: Parsing): Entry {
  const { cursor } = parser
  cursor.skipBlank()
  const from = cursor.position
  const name =
    takeString(cursor) ??
    normalizedName(
      cursor.take(DECLARED_NAME) ?? cursor.failExpected({ en: 'the name of an entry', 'zh-CN': '条目名称' }),
    )
  const to = cursor.position
  cursor.expectSymbol(':')
  const value = cursor.atKeyword('function') ? parser.within([name], () => parser.expression()) : parser.expression()
  return { name, value, from, to }
}

/** What follows `(` of an invocation. */
export function readArguments(parser: Parsing): readonly Argument[] {
  const { cursor } = parser
  const args: Argument[] = []
  if (cursor.takeSymbol(')')) return args
  do {
    const name = readArgumentName(parser)
    args.push({ name, value: parser.expression() })
  } while (cursor.takeSymbol(','))
  cursor.expectSymbol(')')
  return args
}

/** `name:` consumed; null where the argument has no name. */
function readArgumentName({ cursor }: Parsing): string | null {
  cursor.skipBlank()
  const start = cursor.position
  const name = cursor.take(DECLARED_NAME)
  if (name !== null && cursor.takeSymbol(':')) return normalizedName(name)
  cursor.position = start
  return null
}

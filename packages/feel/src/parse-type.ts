import { Cursor } from './cursor.ts'
import type { CompileOptions } from './expression.ts'
import { DECLARED_NAME, KnownNames, normalizedName } from './names.ts'
import { Unreadable } from './problem.ts'
import type { TypeReference } from './syntax.ts'
import { ANY, BUILT_IN_TYPES } from './type.ts'
import type { FeelType } from './value.ts'

type TypeNamed = NonNullable<CompileOptions['typeNamed']>

const BUILT_IN_NAMES = new KnownNames(null, BUILT_IN_TYPES.keys())

/** A type (DMN 1.5, grammar rule 52): `list<number>`, `function<date, string> -> boolean`, `context<a: Any>`, a name. */
export function takeType(cursor: Cursor, typeNamed: TypeNamed | undefined): TypeReference {
  cursor.skipBlank()
  const from = cursor.position
  const type = cursor.nested(() => readType(cursor, typeNamed))
  return { name: cursor.source.slice(from, cursor.position).trim(), type, from, to: cursor.position }
}

function readType(cursor: Cursor, typeNamed: TypeNamed | undefined): FeelType | null {
  if (takeGeneric(cursor, 'list')) return closed(cursor, wrap('list', takeType(cursor, typeNamed).type))
  if (takeGeneric(cursor, 'range')) return closed(cursor, wrap('range', takeType(cursor, typeNamed).type))
  if (takeGeneric(cursor, 'context')) return contextType(cursor, typeNamed)
  if (takeGeneric(cursor, 'function')) return functionType(cursor, typeNamed)
  return namedType(cursor, typeNamed)
}

function takeGeneric(cursor: Cursor, word: string): boolean {
  const start = cursor.position
  if (cursor.takeKeyword(word) && cursor.takeSymbol('<')) return true
  cursor.position = start
  return false
}

function closed<T>(cursor: Cursor, type: T): T {
  cursor.expectSymbol('>')
  return type
}

function wrap(kind: 'list' | 'range', of: FeelType | null): FeelType | null {
  return of === null ? null : { kind, of }
}

function contextType(cursor: Cursor, typeNamed: TypeNamed | undefined): FeelType | null {
  const entries = new Map<string, FeelType>()
  let known = true
  do {
    const name = cursor.take(DECLARED_NAME) ?? cursor.failExpected({ en: 'the name of an entry', 'zh-CN': '条目名称' })
    cursor.expectSymbol(':')
    const { type } = takeType(cursor, typeNamed)
    if (type === null) known = false
    else entries.set(normalizedName(name), type)
  } while (cursor.takeSymbol(','))
  return closed(cursor, known ? { kind: 'context', entries } : null)
}

function functionType(cursor: Cursor, typeNamed: TypeNamed | undefined): FeelType | null {
  const parameters: (FeelType | null)[] = []
  if (!cursor.at('>')) {
    do parameters.push(takeType(cursor, typeNamed).type)
    while (cursor.takeSymbol(','))
  }
  cursor.expectSymbol('>')
  const result = cursor.takeSymbol('->') ? takeType(cursor, typeNamed).type : ANY
  const known = parameters.filter((type) => type !== null)
  if (result === null || known.length !== parameters.length) return null
  return { kind: 'function', parameters: known, result }
}

/** The longest beginning of the words and dots here that names a type; without one, all of them, unknown. */
function namedType(cursor: Cursor, typeNamed: TypeNamed | undefined): FeelType | null {
  const start = cursor.position
  let best: { type: FeelType; end: number } | null = null
  const builtIn = cursor.takeKnownName(BUILT_IN_NAMES)
  if (builtIn !== null) best = { type: BUILT_IN_TYPES.get(builtIn) ?? ANY, end: cursor.position }
  cursor.position = start
  if (cursor.takeWords(true) === null) cursor.failExpected({ en: 'a type', 'zh-CN': '类型' })
  while (cursor.source[cursor.position] === '.' && /[^.\d]/.test(cursor.source[cursor.position + 1] ?? '')) {
    cursor.position += 1
    cursor.takeWords(true)
  }
  const all = cursor.position
  if (typeNamed !== undefined) {
    for (let end = all; end > (best?.end ?? start); end = previousEnd(cursor.source, start, end)) {
      const type = typeNamed(normalizedName(cursor.source.slice(start, end)))
      if (type !== undefined) {
        best = { type, end }
        break
      }
    }
  }
  cursor.position = best?.end ?? all
  return best?.type ?? null
}

function previousEnd(source: string, start: number, end: number): number {
  const shorter = /^(.*?)[\s.]+[^\s.]*$/su.exec(source.slice(start, end))
  return shorter?.[1] === undefined ? start : start + shorter[1].length
}

/** The type that a text such as `list<number>` names; undefined where it names none. */
export function typeFromText(text: string, typeNamed?: TypeNamed): FeelType | undefined {
  const cursor = new Cursor(text)
  try {
    const { type } = takeType(cursor, typeNamed)
    return type !== null && cursor.atEnd() ? type : undefined
  } catch (failure) {
    if (failure instanceof Unreadable) return undefined
    throw failure
  }
}

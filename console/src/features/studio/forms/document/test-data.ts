import type { Form, FormValues } from '@aftersale/form'
import type { AskedValue } from './asked-values.ts'

/** What somebody types in place of what a flow would know: by path, as text. */
export type TypedData = Readonly<Record<string, string>>

/** Paths that the expressions of a form name and that are none of its fields. */
export function pathsAsked(form: Form, sources: readonly string[], values: readonly AskedValue[]): AskedValue[] {
  const own = new Set(form.fields.map(({ name }) => name))
  const asked = values.filter(
    ({ path, from }) =>
      (from === 'case' || from === 'facts') && !own.has(path) && sources.some((source) => namesPath(source, path)),
  )
  const longest = asked.filter(({ path }) => !asked.some((other) => other.path.startsWith(`${path}.`)))
  return longest
}

const WORD = /[\p{L}\p{N}_]/u

/** Whether a FEEL text names a path, and not just a longer one that begins with it. */
function namesPath(source: string, path: string): boolean {
  for (let at = source.indexOf(path); at >= 0; at = source.indexOf(path, at + 1)) {
    const [before, after] = [source[at - 1] ?? ' ', source[at + path.length] ?? ' ']
    if (!WORD.test(before) && before !== '.' && !WORD.test(after)) return true
  }
  return false
}

/** Typed texts as nested values: numbers and yes or no as such, nothing as null. */
export function dataOf(typed: TypedData, values: readonly AskedValue[]): FormValues {
  let data: FormValues = {}
  for (const { path, kind } of values) data = withPath(data, path.split('.'), valueOf(typed[path] ?? '', kind))
  return data
}

function valueOf(text: string, kind: AskedValue['kind']): unknown {
  if (text.trim() === '') return null
  if (kind === 'flag') return text === 'true'
  return kind === 'number' || kind === 'money' ? Number(text) : text
}

function withPath(data: FormValues, [key = '', ...rest]: readonly string[], value: unknown): FormValues {
  if (rest.length === 0) return { ...data, [key]: value }
  const inner = data[key]
  return { ...data, [key]: withPath(isValues(inner) ? inner : {}, rest, value) }
}

const isValues = (value: unknown): value is FormValues => typeof value === 'object' && value !== null

/** Lines as looking up an order brings them, to try a list of them with. */
export const EXAMPLE_LINES = [
  { value: 'line-1', label: '无线耳机 × 1' },
  { value: 'line-2', label: '充电器 × 2' },
]

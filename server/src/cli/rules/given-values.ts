import { numberFromText } from '@aftersale/feel'
import { Failure } from '../frame/index.ts'
import { pointAt } from './point-at.ts'
import { readTextFile } from './read-file.ts'

export type GivenValues = Readonly<Record<string, unknown>>

/**
 * Reads `{"name": value}` as typed, or from a file named as `@FILE`; nothing given is nothing known. Numbers keep all
 * their digits: those that no double has come as FEEL numbers.
 */
export async function givenValues(option: string, given: string | undefined): Promise<GivenValues> {
  if (given === undefined) return {}
  if (!given.startsWith('@')) return parseValues(given, { subject: option, exit: 2 })
  const path = given.slice(1)
  return parseValues(await readTextFile(path), { subject: path, exit: 1 })
}

/** Where JSON comes from, and how a run ends that it is wrong for. */
interface Origin {
  readonly subject: string
  readonly exit: 1 | 2
}

function parseValues(text: string, origin: Origin): GivenValues {
  const value = parsed(text, origin, parseExactly)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new Failure(
    'rules.not-an-object',
    {
      en: `${origin.subject} holds no JSON object: values are given by name, as {"name": value}.`,
      'zh-CN': `${origin.subject} 不是 JSON 对象：请按名称给出取值，如 {"name": value}。`,
    },
    { exit: origin.exit },
  )
}

type NumberKeeper = (key: string, value: unknown, at: { readonly source?: string }) => unknown

/** `JSON.parse` with what it tells revivers of a number's own text (ECMAScript "JSON.parse source text access"). */
const parseWithSource = JSON.parse as (text: string, keep: NumberKeeper) => unknown

/** JSON with numbers as doubles; throws a failure that shows the place where it is none. */
export const parseJson = (text: string, origin: Origin): unknown => parsed(text, origin, JSON.parse)

/** JSON whose numbers keep all their digits. */
function parseExactly(text: string): unknown {
  const plain: unknown = JSON.parse(text)
  // Reviving takes five times as long, and a number that a double may not have is that long.
  if (!/[\d.]{16}|[eE][+-]?\d{3}/.test(text)) return plain
  return parseWithSource(text, (_, value, { source }) =>
    typeof value === 'number' ? numberFromText(source ?? String(value)) : value,
  )
}

function parsed(text: string, origin: Origin, parse: (text: string) => unknown): unknown {
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw notJson(text, error, origin)
    if (error instanceof RangeError) throw tooDeep(origin)
    throw error
  }
}

function notJson(text: string, error: SyntaxError, { subject, exit }: Origin): Failure {
  const offset = Number(/at position (\d+)/.exec(error.message)?.[1] ?? text.length)
  const before = text.slice(0, offset).split('\n')
  const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
  const [line, caret] = pointAt(text, offset)
  return new Failure(
    'rules.not-json',
    {
      en: `${subject} is not JSON from line ${place.line}, column ${place.column} on:\n  ${line}\n  ${caret}`,
      'zh-CN': `${subject} 从第 ${place.line} 行第 ${place.column} 列起不是有效的 JSON：\n  ${line}\n  ${caret}`,
    },
    { exit, cause: error },
  )
}

const tooDeep = ({ subject, exit }: Origin): Failure =>
  new Failure(
    'rules.too-deep',
    { en: `${subject} nests too deeply.`, 'zh-CN': `${subject} 的嵌套层次过深。` },
    { exit },
  )

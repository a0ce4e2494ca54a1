import { type Bilingual, type ModelChange, quotedInBoth, settingChanged } from '@aftersale/kernel'
import { partInWords } from './path-words.ts'

const WHERE: Bilingual = { en: 'the file', 'zh-CN': '文件' }

/** What differs between two JSON documents (a calendar, a case type, a template), place by place; null where one is no JSON. */
export function compareDocuments(before: string, after: string): ModelChange[] | null {
  const [was, is] = [leavesOf(before), leavesOf(after)]
  if (was === null || is === null) return null
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((path) => {
    const [old, young] = [was.get(path), is.get(path)]
    if (old?.value === young?.value) return []
    const words = (leaf: Leaf | undefined) => (leaf === undefined ? null : quotedInBoth(leaf.value))
    const name = young?.name ?? old?.name ?? { en: path, 'zh-CN': path }
    const quoted = { en: `“${name.en}”`, 'zh-CN': `“${name['zh-CN']}”` }
    return [settingChanged(null, WHERE, quoted, words(old), words(young))]
  })
}

/** One value, and where it stands in words. */
interface Leaf {
  readonly value: string
  readonly name: Bilingual
}

/** Each value by its path; entries of lists by their key or name where they have one, so that an inserted one moves no other. */
function leavesOf(text: string): ReadonlyMap<string, Leaf> | null {
  const leaves = new Map<string, Leaf>()
  const visit = (value: unknown, path: string, name: Bilingual): void => {
    const said = sayable(value)
    if (said !== null) {
      leaves.set(path, { value: said, name })
      return
    }
    for (const [key, inner] of Object.entries(value as object)) {
      const isOwn = Array.isArray(value)
      const own = isOwn ? (nameOf(inner) ?? String(Number(key) + 1)) : key
      const wanted = path === '' ? own : `${path} › ${own}`
      visit(inner, leaves.has(wanted) ? `${wanted} ${Number(key) + 1}` : wanted, below(name, partInWords(own, isOwn)))
    }
  }
  try {
    visit(JSON.parse(text), '', { en: '', 'zh-CN': '' })
    return leaves
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** More than these are told one by one. */
const MOST_AT_ONCE = 6

/** A value that is told as a whole: one that is no list and no part, or a short list of such, like the hours of a day. */
function sayable(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_AT_ONCE) return null
  const parts = value.map((item) => (isSpan(item) ? item.join('–') : typeof item === 'object' ? null : sayable(item)))
  return parts.includes(null) ? null : parts.join(', ')
}

const isSpan = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((end) => typeof end === 'string')

const below = (above: Bilingual, part: Bilingual): Bilingual =>
  above.en === '' ? part : { en: `${above.en} › ${part.en}`, 'zh-CN': `${above['zh-CN']} › ${part['zh-CN']}` }

function nameOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null
  const named = Object.entries(value).find(
    ([key, inner]) => /^(key|name|value|id)$/.test(key) && typeof inner === 'string',
  )
  return named === undefined ? null : String(named[1])
}

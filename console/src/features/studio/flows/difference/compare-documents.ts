import { type Bilingual, type ModelChange, quotedInBoth, settingChanged } from '@aftersale/kernel'

const WHERE: Bilingual = { en: 'the file', 'zh-CN': '文件' }

/** What differs between two JSON documents (a calendar, a case type, a template), place by place; null where one is no JSON. */
export function compareDocuments(before: string, after: string): ModelChange[] | null {
  const [was, is] = [leavesOf(before), leavesOf(after)]
  if (was === null || is === null) return null
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((path) => {
    const [old, young] = [was.get(path), is.get(path)]
    if (old === young) return []
    const words = (value: string | undefined) => (value === undefined ? null : quotedInBoth(value))
    return [settingChanged(null, WHERE, quotedInBoth(path), words(old), words(young))]
  })
}

/** Each value by its path; entries of lists by their key or name where they have one, so that an inserted one moves no other. */
function leavesOf(text: string): ReadonlyMap<string, string> | null {
  const leaves = new Map<string, string>()
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) {
      leaves.set(path, typeof value === 'string' ? value : JSON.stringify(value))
      return
    }
    for (const [key, inner] of Object.entries(value)) {
      const own = Array.isArray(value) ? (nameOf(inner) ?? String(Number(key) + 1)) : key
      const wanted = path === '' ? own : `${path} › ${own}`
      visit(inner, leaves.has(wanted) ? `${wanted} ${Number(key) + 1}` : wanted)
    }
  }
  try {
    visit(JSON.parse(text), '')
    return leaves
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function nameOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null
  const named = Object.entries(value).find(
    ([key, inner]) => /^(key|name|value|id)$/.test(key) && typeof inner === 'string',
  )
  return named === undefined ? null : String(named[1])
}

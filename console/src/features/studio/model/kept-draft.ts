/** What somebody changed in this browser and could not save: it is offered when they come back. */
export interface KeptDraft {
  readonly content: string
  /** The revision that it was a change of. */
  readonly revision: number
}

const keyOf = (userId: string, resource: string) => `aftersale.studio.${userId}.${resource}`
/** What was kept when a page was opened waits apart for an answer: what is typed meanwhile does not take its place. */
const earlierKeyOf = (userId: string, resource: string) => `${keyOf(userId, resource)}#earlier`

/** What waits to be brought back; null: nothing does. */
export function takeKept(userId: string, resource: string): KeptDraft | null {
  const [key, earlier] = [keyOf(userId, resource), earlierKeyOf(userId, resource)]
  const found = localStorage.getItem(key)
  if (found !== null) {
    write(earlier, found)
    localStorage.removeItem(key)
  }
  return read(found ?? localStorage.getItem(earlier))
}

export const dropEarlier = (userId: string, resource: string): void =>
  localStorage.removeItem(earlierKeyOf(userId, resource))

export const keep = (userId: string, resource: string, kept: KeptDraft): void =>
  write(keyOf(userId, resource), JSON.stringify(kept))

/** Forgets what was kept, once that very content is saved: another window may keep another. */
export function dropKept(userId: string, resource: string, content: string): void {
  if (read(localStorage.getItem(keyOf(userId, resource)))?.content === content) {
    localStorage.removeItem(keyOf(userId, resource))
  }
}

function read(text: string | null): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(text ?? 'null')
    if (typeof kept !== 'object' || kept === null) return null
    const { content, revision } = kept as Partial<KeptDraft>
    return typeof content === 'string' && typeof revision === 'number' ? { content, revision } : null
  } catch {
    return null
  }
}

/** As long as the browser has room; a file that is too large for it is kept by the page alone. */
function write(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    localStorage.removeItem(key)
  }
}

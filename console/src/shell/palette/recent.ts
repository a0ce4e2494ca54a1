/** Something that was opened from here, to be opened again. */
export type Recent = {
  readonly address: string
  readonly title: string
  readonly detail: string | null
  readonly kind: string
}

const KEY = 'aftersale.recent'
const MOST = 8

const isRecent = (value: unknown): value is Recent =>
  typeof value === 'object' &&
  value !== null &&
  'address' in value &&
  typeof value.address === 'string' &&
  'title' in value

/** What was opened last, the latest first; of whoever is signed in on this machine. */
export function recentItems(userId: string): readonly Recent[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(`${KEY}.${userId}`) ?? '[]')
    return Array.isArray(read) ? read.filter(isRecent) : []
  } catch {
    return []
  }
}

export function rememberItem(userId: string, item: Recent): void {
  const others = recentItems(userId).filter(({ address }) => address !== item.address)
  localStorage.setItem(`${KEY}.${userId}`, JSON.stringify([item, ...others].slice(0, MOST)))
}

/** The one-time token that stands after # in a link, where no server and no proxy sees it. */
export function linkToken(hash: string): string | null {
  const token = hash.replace(/^#/, '')
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null
}

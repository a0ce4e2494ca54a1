/** Where to go after signing in: a page of this console, never another site. */
export function readNext(search: Readonly<Record<string, unknown>>): { next?: string } {
  const { next } = search
  if (typeof next !== 'string') return {}
  const address = URL.parse(next, 'http://console.invalid')
  if (address === null || address.origin !== 'http://console.invalid') return {}
  const inside = address.pathname + address.search
  return /^\/(sign-in|sign-in-link|setup|invitation)\b/.test(inside) || inside === '/' ? {} : { next: inside }
}

export interface Person {
  readonly email: string
  readonly name: string
}

const LATIN = /[\p{Script=Latin}\p{N}_]/u

/**
 * The e-mail addresses of those whom a text names by `@`: `@lin@example.com`, `@林晓`, `@Lin Xiao`, in capitals or not. The
 * longest name that fits counts; a name that several people have names nobody.
 */
export function mentionsIn(text: string, persons: readonly Person[]): string[] {
  const low = text.toLowerCase()
  const names = persons.flatMap(({ email, name }) => [
    { called: email.toLowerCase(), email },
    { called: name.toLowerCase(), email },
  ])
  const found = new Set<string>()
  for (let at = low.indexOf('@'); at !== -1; at = low.indexOf('@', at + 1)) {
    if (at > 0 && LATIN.test(low[at - 1] ?? '')) continue
    const fitting = names.filter(({ called }) => low.startsWith(called, at + 1) && endsThere(low, at + 1, called))
    const longest = Math.max(0, ...fitting.map(({ called }) => called.length))
    const meant = new Set(fitting.filter(({ called }) => called.length === longest).map(({ email }) => email))
    if (meant.size === 1) for (const email of meant) found.add(email)
  }
  return [...found]
}

/** Chinese leaves no space after a name; letters of an alphabet, and a domain that goes on, belong to another one. */
function endsThere(text: string, from: number, called: string): boolean {
  const [last = '', next = '', after = ''] = [called.at(-1), text[from + called.length], text[from + called.length + 1]]
  if (!LATIN.test(last)) return called !== ''
  return !LATIN.test(next) && !(/[.@-]/.test(next) && LATIN.test(after))
}

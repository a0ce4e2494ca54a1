const PAUSE_MILLISECONDS = 1_000

/**
 * Reads keys one by one; answers what they may mean, the longer first: after `g`, an `h` is `g h` or `h`. A pause of more
 * than a second begins anew.
 */
export function createKeyReader(): (key: string, at: number) => readonly string[] {
  let before = ''
  let last = Number.NEGATIVE_INFINITY
  return (key, at) => {
    const meanings = before !== '' && at - last <= PAUSE_MILLISECONDS ? [`${before} ${key}`, key] : [key]
    before = key
    last = at
    return meanings
  }
}

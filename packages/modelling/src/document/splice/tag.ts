const ATTRIBUTE = /([^\s=/>"']+)\s*=\s*("[^"]*"|'[^']*')/g

const attributesOf = (tag: string): ReadonlyMap<string, string> =>
  new Map([...tag.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, value]))

/** A start tag with the attributes changed that differ between two other ones; all else of it stays as it is written. */
export function changedTag(tag: string, before: string, after: string): string {
  const [old, young] = [attributesOf(before), attributesOf(after)]
  let changed = tag
  for (const [name, value] of young) if (old.get(name) !== value) changed = withAttribute(changed, name, value)
  for (const name of old.keys()) if (!young.has(name)) changed = withAttribute(changed, name, null)
  return changed
}

function withAttribute(tag: string, name: string, value: string | null): string {
  for (const { 0: written, 1: found, index } of tag.matchAll(ATTRIBUTE)) {
    if (found !== name) continue
    const [head, tail] = [tag.slice(0, index), tag.slice(index + written.length)]
    return value === null ? head.trimEnd() + tail : `${head}${name}=${value}${tail}`
  }
  return value === null ? tag : tag.replace(/\s*(\/?>)$/, (_, end: string) => ` ${name}=${value}${spaced(end)}`)
}

const spaced = (end: string): string => (end === '/>' ? ' />' : end)

/** A header may have thousands of columns; a sentence names the first. */
const NAMED = 30
const LONGEST = 60

/** Names for a sentence, the first of many and the beginning of long ones. */
export function listed(names: readonly string[], comma: string): string {
  const shown = names.slice(0, NAMED).map((name) => (name.length > LONGEST ? `${cut(name)}…` : name))
  return names.length > NAMED ? `${shown.join(comma)}${comma}…` : shown.join(comma)
}

const cut = (name: string) => name.slice(0, LONGEST).toWellFormed()

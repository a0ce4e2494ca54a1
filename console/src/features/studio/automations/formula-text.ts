/** A FEEL expression as it is typed: fixed words as they are, anything else after an `=`. */
export function textOfFormula(feel: string): string {
  if (feel === '') return ''
  try {
    const value: unknown = feel.startsWith('"') ? JSON.parse(feel) : null
    return typeof value === 'string' && !value.startsWith('=') ? value : `= ${feel}`
  } catch {
    return `= ${feel}`
  }
}

/** The expression that was typed; undefined where there is none. */
export function formulaText(typed: string): string | undefined {
  if (!typed.startsWith('=')) return typed === '' ? undefined : JSON.stringify(typed)
  const feel = typed.slice(1).trim()
  return feel === '' ? undefined : feel
}

/** What a parser could not place. */
export interface ImportWarning {
  readonly message: string
  readonly element?: { readonly id?: string } | undefined
}

/** A part of the file that would be lost by saving: what, and in which line (from 1) where that is known. */
export interface Loss {
  readonly what: string
  readonly line: number | null
  readonly element: string | null
}

const UNPARSABLE = /^unparsable content (?:<([^\s<>/]+))?.*?detected\s+line: (\d+)/s
const UNRESOLVED = /^unresolved reference <(.*)>$/s

/**
 * What saving would leave out of a file, as the parser's warnings tell. References to what is not there are among it;
 * attributes of others and illegal ids are kept.
 */
export function lossesOf(warnings: readonly ImportWarning[]): readonly Loss[] {
  return warnings.flatMap(({ message, element }): Loss[] => {
    const [, tag, line] = UNPARSABLE.exec(message) ?? []
    if (line !== undefined) return [{ what: `<${tag ?? ''}>`, line: Number(line) + 1, element: element?.id ?? null }]
    const missing = UNRESOLVED.exec(message)?.[1]
    return missing === undefined ? [] : [{ what: missing, line: null, element: element?.id ?? null }]
  })
}

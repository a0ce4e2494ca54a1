/** A part of a whole, and the list that it counts. */
export type Share = { readonly name: string; readonly count: number; readonly address: string }

/** A part as it is drawn; those that stand together have no list of their own. */
export type Part = { readonly name: string; readonly value: number; readonly address: string | null }

export const totalOf = (shares: readonly Pick<Share, 'count'>[]): number =>
  shares.reduce((sum, { count }) => sum + count, 0)

/** The largest parts, and the others together where there are more than are shown: they are parts of the same whole. */
export function partsOf(shares: readonly Share[], most: number, others: string): Part[] {
  const shown = shares.length > most ? shares.slice(0, most - 1) : shares
  const rest = totalOf(shares.slice(shown.length))
  const parts = shown.map(({ name, count, address }): Part => ({ name, value: count, address }))
  return rest === 0 ? parts : [...parts, { name: others, value: rest, address: null }]
}

/** A part of a whole, and the list that it counts. */
export type Share = { readonly name: string; readonly count: number; readonly address: string }

export const totalOf = (shares: readonly Pick<Share, 'count'>[]): number =>
  shares.reduce((sum, { count }) => sum + count, 0)

/** The largest parts, and the others together where there are more than are shown: they are parts of the same whole. */
export function partsOf(shares: readonly Pick<Share, 'name' | 'count'>[], most: number, others: string) {
  const shown = shares.length > most ? shares.slice(0, most - 1) : shares
  const rest = totalOf(shares.slice(shown.length))
  const parts = shown.map(({ name, count }) => ({ name, value: count }))
  return rest === 0 ? parts : [...parts, { name: others, value: rest }]
}

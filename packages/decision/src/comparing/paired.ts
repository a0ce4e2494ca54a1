/** Elements of two editions that are the same one, in the order of the newer; what only one has stands alone. */
export type Pair<Item> =
  | { readonly before: Item; readonly after: Item }
  | { readonly before: null; readonly after: Item }
  | { readonly before: Item; readonly after: null }

/**
 * Pairs what two editions have: what has the same id; of the rest what says the same, and where as many are left on
 * both sides, those in their order. Ids are optional, and some editors make new ones.
 */
export function paired<Item>(
  before: readonly Item[],
  after: readonly Item[],
  idOf: (item: Item) => string | null,
  contentOf: (item: Item) => string,
): Pair<Item>[] {
  const partners = new Map<Item, Item>()
  const matchBy = (keyOf: (item: Item) => string | null): void => {
    const taken = new Set(partners.values())
    const waiting = new Map<string, Item[]>()
    for (const item of before) {
      const key = taken.has(item) ? null : keyOf(item)
      if (key !== null) waiting.set(key, [...(waiting.get(key) ?? []), item])
    }
    for (const item of after) {
      const key = partners.has(item) ? null : keyOf(item)
      const partner = key === null ? undefined : waiting.get(key)?.shift()
      if (partner !== undefined) partners.set(item, partner)
    }
  }
  matchBy(idOf)
  matchBy(contentOf)
  const left = before.filter((item) => !new Set(partners.values()).has(item))
  const alone = after.filter((item) => !partners.has(item))
  if (left.length === alone.length) {
    for (const [place, item] of alone.entries()) {
      const partner = left[place]
      if (partner !== undefined) partners.set(item, partner)
    }
  }
  const kept = new Set(partners.values())
  return [
    ...after.map((item): Pair<Item> => {
      const partner = partners.get(item)
      return partner === undefined ? { before: null, after: item } : { before: partner, after: item }
    }),
    ...before.filter((item) => !kept.has(item)).map((item): Pair<Item> => ({ before: item, after: null })),
  ]
}

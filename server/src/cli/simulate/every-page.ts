interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

const MOST = 2_000

/** Reads a list page after page, the first 2,000 items or so; a page that is refused is the last. */
export async function everyPage<Item>(
  read: (from: { readonly cursor?: string }) => Promise<Page<Item> | null>,
): Promise<Item[]> {
  const found: Item[] = []
  for (let from: { readonly cursor?: string } = {}; found.length < MOST; ) {
    const page = await read(from)
    found.push(...(page?.items ?? []))
    if (!page?.next) break
    from = { cursor: page.next }
  }
  return found
}

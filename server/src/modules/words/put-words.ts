import type { WordItem } from '@aftersale/contract'
import { accept, type Instant, isoOf, type Result } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { type KeyTaken, type Outcome, runKeyed } from '../../platform/keyed-commands.ts'
import { removeWords, writeWords } from './word.store.ts'

type KeyedWord = WordItem & { readonly key: string }

/** Says what people read for keys. Where one stands twice in a call, the later counts. */
export function putWords(
  tx: Transaction,
  items: readonly KeyedWord[],
  when: { readonly now: Instant; readonly by: string },
): Promise<Result<Outcome<Pick<WordItem, 'kind' | 'of'>>, KeyTaken>[]> {
  return runKeyed(tx, items, {
    scope: 'words.put',
    now: when.now,
    run: async (fresh) => {
      const latest = [...new Map(fresh.map((item) => [JSON.stringify([item.kind, item.of]), item])).values()]
      const written = latest.flatMap(({ kind, of, words }) => (words === null ? [] : [{ kind, of, words }]))
      const put = { put_at: isoOf(when.now), put_by: when.by }
      await writeWords(
        tx,
        written.map(({ kind, of, words }) => ({ kind, key: of, en: words.en, zh: words['zh-CN'], ...put })),
      )
      const gone = latest.filter(({ words }) => words === null)
      await removeWords(
        tx,
        gone.map(({ kind, of }) => ({ kind, key: of, removed_at: isoOf(when.now), removed_by: when.by })),
      )
      return fresh.map(({ kind, of }): Result<Pick<WordItem, 'kind' | 'of'>, never> => accept({ kind, of }))
    },
  })
}

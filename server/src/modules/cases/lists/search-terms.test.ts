import { searchTextOf } from '@aftersale/commerce'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../../test/database.ts'

const { database } = await testDatabase()

const unit = fc.constantFrom('a', 'B', '1', '王', '芳', '𠮷', '-', ' ', 'Ａ', '　', '%', '\\', 'é')
const texts = fc.array(fc.string({ unit, maxLength: 12 }), { minLength: 1, maxLength: 40 })

test('the database cuts a text into the same pieces as the search does', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (given) => {
      const { rows } = await sql<{ text: string; terms: string[] }>`
        select words as text, search_terms(words) as terms
        from unnest(${given}::text[]) with ordinality as one (given, at), search_text(given) as words order by at`.execute(
        database,
      )
      // Sorted by code points there and by UTF-16 units here: as sets they are the same.
      const sorted = (terms: readonly string[]) => terms.toSorted()
      const ours = given.map((text) => searchTextOf([text])).map(({ text, terms }) => ({ text, terms: sorted(terms) }))
      expect(rows.map(({ text, terms }) => ({ text, terms: sorted(terms) }))).toEqual(ours)
    }),
    { numRuns: 30 },
  )
})

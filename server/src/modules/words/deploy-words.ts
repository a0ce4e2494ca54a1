import { type FieldProblem, readFields, type WordsDocument, wordsDocument } from '@aftersale/contract'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { bringWords, type WordRow } from './word.store.ts'

export interface PackWordsRefusal {
  readonly code: 'words.not-deployable'
  readonly problems: readonly (FieldProblem & { readonly resource: string })[]
}

type WordsFile = { readonly name: string; readonly content: unknown }

/** Reads and stores the words of a pack: all or, with every reason, none. What the company wrote itself stays. */
export async function deployPackWords(
  tx: Transaction,
  files: readonly WordsFile[],
  now: Instant,
): Promise<Result<null, PackWordsRefusal>> {
  const read = files.map((file) => ({ resource: file.name, document: readWordsFile(file) }))
  const problems = read.flatMap(({ resource, document }) =>
    document.ok ? [] : document.refusal.fields.map((problem) => ({ resource, ...problem })),
  )
  const documents = read.flatMap(({ resource, document }) => (document.ok ? [{ resource, ...document.value }] : []))
  problems.push(...twice(documents))
  if (problems.length > 0) return refuse({ code: 'words.not-deployable', problems })
  const rows = documents.flatMap(({ kind, words }) =>
    Object.entries(words).map(
      ([key, said]): WordRow => ({ kind, key, en: said.en, zh: said['zh-CN'], put_at: isoOf(now), put_by: null }),
    ),
  )
  await bringWords(tx, rows)
  return accept(null)
}

function readWordsFile({ content }: WordsFile) {
  try {
    return readFields(wordsDocument, typeof content === 'string' ? JSON.parse(content) : content)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const problem: FieldProblem = {
      path: '',
      en: `is not JSON: ${error.message}`,
      'zh-CN': `不是 JSON：${error.message}`,
    }
    return refuse({ code: 'words.not-json' as const, fields: [problem] })
  }
}

/** A key whose words stand in two files of the pack: which of them counts, nobody could say. */
function twice(documents: readonly (WordsDocument & { readonly resource: string })[]) {
  const first = new Map<string, string>()
  return documents.flatMap(({ resource, kind, words }) =>
    Object.keys(words).flatMap((key) => {
      const other = first.get(`${kind} ${key}`)
      first.set(`${kind} ${key}`, other ?? resource)
      if (other === undefined) return []
      return [{ resource, path: `words.${key}`, en: `stands in ${other} too`, 'zh-CN': `在 ${other} 中也有` }]
    }),
  )
}

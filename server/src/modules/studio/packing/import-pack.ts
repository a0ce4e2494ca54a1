import { isDeepStrictEqual } from 'node:util'
import type { AnswerOf, routes } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'
import type { Resource } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { saveDraft } from '../drafts/save-draft.ts'
import { modelKindOf } from '../model-kind.ts'
import type { Shelves } from '../shelves/shelves.ts'

type Taken = AnswerOf<typeof routes.importPack>['items'][number]

/**
 * Makes drafts of the files that differ from what is in force, all in one transaction. Names of folders before a file's own
 * are left out: a pack may be kept in any.
 */
export async function importPack(
  database: Database,
  shelves: Shelves,
  files: readonly Resource[],
  when: { readonly now: Instant; readonly by: string },
): Promise<Taken[]> {
  const inForce = new Map((await shelves.files(database)).map((file) => [file.resource, file]))
  const contents = new Map<string, string | null>()
  for (const [resource, file] of inForce) contents.set(resource, await shelves.content(database, file))
  return inTransaction(database, async (tx) => {
    const items: Taken[] = []
    for (const { name, content } of files) {
      const resource = name.slice(name.lastIndexOf('/') + 1)
      if (modelKindOf(resource) === null) {
        items.push({ resource, outcome: 'not-taken' })
        continue
      }
      const current = contents.get(resource) ?? null
      if (current !== null && isSame(current, content)) {
        items.push({ resource, outcome: 'same' })
        continue
      }
      const file = inForce.get(resource)
      const begun = { version: file?.version ?? null, isNew: file === undefined }
      const saved = await saveDraft(tx, { resource, content, revision: 0, ...begun, ...when })
      items.push({ resource, outcome: saved.ok ? 'drafted' : refusedAs(saved.refusal.code) })
    }
    return items
  })
}

const refusedAs = (code: string): Taken['outcome'] => (code === 'studio.draft-changed' ? 'has-draft' : 'not-taken')

/** Whether two texts are the same file: of JSON, whatever its spaces and the order of its members. */
function isSame(one: string, other: string): boolean {
  if (one === other) return true
  try {
    return isDeepStrictEqual(JSON.parse(one), JSON.parse(other))
  } catch {
    return false
  }
}

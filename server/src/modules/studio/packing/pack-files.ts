import type { Caller } from '@aftersale/contract'
import type { Resource } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { newestRoles } from '../../access/index.ts'
import { listWords } from '../../words/index.ts'
import { maySee } from '../may-see.ts'
import type { Shelves } from '../shelves/shelves.ts'

interface Options {
  readonly database: Database
  readonly shelves: Shelves
  readonly caller: Caller
  /** Files that the program read when it started. */
  readonly templates: readonly Resource[]
}

/** What is in force as files of a pack, by name: those that the caller may see, roles too. */
export async function packFiles({ database, shelves, caller, templates }: Options): Promise<Resource[]> {
  const files: Resource[] = [...templates]
  for (const file of (await shelves.files(database)).filter(({ resource }) => maySee(caller, resource))) {
    const content = await shelves.content(database, file)
    if (content !== null) files.push({ name: file.resource, content })
  }
  for (const [kind, words] of Object.entries(await listWords(database))) {
    if (Object.keys(words).length > 0) files.push({ name: `${kind}.words.json`, content: textOf({ kind, words }) })
  }
  if (caller.permissions.includes('roles.see')) {
    for (const { key, document } of (await newestRoles(database)).values()) {
      files.push({ name: `${key}.role.json`, content: textOf(document) })
    }
  }
  return files.sort((one, other) => (one.name < other.name ? -1 : 1))
}

const textOf = (document: unknown) => `${JSON.stringify(document, null, 2)}\n`

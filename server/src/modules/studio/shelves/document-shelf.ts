import type { Bilingual, FieldProblem, ModelKind, ModelProblem } from '@aftersale/contract'
import type { Instant, Result } from '@aftersale/kernel'
import type { Resource } from '../../../engine/index.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import { endingOf } from '../model-kind.ts'
import type { InForce, Made, Publishing, Shelf } from './shelf.ts'

/** One version of a document that says its own key and name. */
interface Stored {
  readonly key: string
  readonly version: number
  readonly document: unknown
  readonly deployedAt: Instant
  readonly deployedBy: string | null
  readonly reason: string | null
}

type Wrong = { readonly code: string; readonly problems: readonly (FieldProblem & { readonly resource: string })[] }

export interface Documents {
  readonly kind: ModelKind
  /** The newest version of each or, of one key, all of them, the newest first. */
  stored(database: Database | Transaction, key: string | null): Promise<readonly Stored[]>
  /** One outcome a file, in their order, or every reason why none can be. */
  deploy(
    tx: Transaction,
    files: readonly Resource[],
    how: Publishing,
  ): Promise<Result<readonly { readonly version: number; readonly isNew: boolean }[], Wrong>>
}

/** Documents of JSON, each a file of its own. */
export function documentShelf({ kind, stored, deploy }: Documents): Shelf {
  const keyOf = ({ parts }: InForce) => parts[0]?.key ?? ''
  return {
    kinds: [kind],
    files: async (database) => (await stored(database, null)).map((one) => inForce(kind, one)),
    versions: async (database, file) =>
      (await stored(database, keyOf(file))).map(({ version, deployedAt, deployedBy, reason }) => {
        return { version, deployedAt, deployedBy, note: reason, running: null }
      }),
    content: async (database, file, version) => {
      const found = (await stored(database, keyOf(file))).find((one) => one.version === version)
      return found === undefined ? null : textOf(found.document)
    },
    publish: async (tx, files, how) => {
      if (files.length === 0) return { made: [], problems: [], warnings: [] }
      const misnamed = files.flatMap((file) => misnamedAs(kind, file))
      if (misnamed.length > 0) return { made: [], problems: misnamed, warnings: [] }
      const deployed = await deploy(tx, files, how)
      if (!deployed.ok) {
        const { code, problems } = deployed.refusal
        return { made: [], problems: problems.map((problem) => modelProblem(code, problem)), warnings: [] }
      }
      const made = files.map(({ name: resource }, at): Made => {
        const { version = 0, isNew = false } = deployed.value[at] ?? {}
        return { resource, kind, version, isNew, parts: [] }
      })
      return { made, problems: [], warnings: [] }
    },
  }
}

/** A document is kept by its key: a file of another name would be somebody else's. */
function misnamedAs(kind: ModelKind, { name, content }: Resource): ModelProblem[] {
  const key = keyIn(content)
  if (key === null || `${key}${endingOf(kind)}` === name) return []
  const right = `${key}${endingOf(kind)}`
  return [
    {
      resource: name,
      code: 'studio.key-elsewhere',
      element: 'key',
      message: {
        en: `The key “${key}” belongs to the file ${right}: give it the key that the name of this file says.`,
        'zh-CN': `标识“${key}”对应文件 ${right}，请使用与此文件名一致的标识。`,
      },
    },
  ]
}

function keyIn(content: string): string | null {
  try {
    const { key } = (JSON.parse(content) ?? {}) as { readonly key?: unknown }
    return typeof key === 'string' ? key : null
  } catch {
    return null
  }
}

const textOf = (document: unknown) => `${JSON.stringify(document, null, 2)}\n`

function inForce(kind: ModelKind, { key, version, document, deployedAt, deployedBy, reason }: Stored): InForce {
  const { name } = document as { readonly name: Bilingual }
  return {
    resource: `${key}${endingOf(kind)}`,
    kind,
    name,
    parts: [{ key, name }],
    version,
    deployedAt,
    deployedBy,
    note: reason,
    running: null,
  }
}

const modelProblem = (
  code: string,
  { resource, path, en, 'zh-CN': zh }: FieldProblem & { readonly resource: string },
): ModelProblem => ({
  resource,
  code,
  element: path === '' ? null : path,
  message: { en: `${path} ${en}`.trim(), 'zh-CN': `${path} ${zh}`.trim() },
})

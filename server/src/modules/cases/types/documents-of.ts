import type { CaseTypeDocument } from '@aftersale/contract'
import type { Database, Transaction } from '../../../platform/database.ts'
import { typeVersions } from './case-type.store.ts'

/** Case types by the names of their versions. */
export type Documents = ReadonlyMap<string, CaseTypeDocument>

interface Typed {
  readonly kind: string
  /** Null: it has none. */
  readonly typeVersion: number | null
}

export const versionName = ({ kind, typeVersion }: Typed) => `${kind} ${typeVersion}`

/** The types of these cases in the versions that the cases have. */
export async function documentsOf(tx: Database | Transaction, cases: readonly Typed[]): Promise<Documents> {
  const wanted = new Map(
    cases.flatMap((one) =>
      one.typeVersion === null ? [] : [[versionName(one), { key: one.kind, version: one.typeVersion }] as const],
    ),
  )
  const types = await typeVersions(tx, [...wanted.values()])
  return new Map(types.map(({ key, version, document }) => [`${key} ${version}`, document]))
}

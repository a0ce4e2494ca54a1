import type { Bilingual, ModelKind, ModelProblem } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'
import type { Resource } from '../../../engine/index.ts'
import type { Database, Transaction } from '../../../platform/database.ts'

/** A file as it is in force. */
export interface InForce {
  readonly resource: string
  readonly kind: ModelKind
  readonly name: Bilingual
  readonly parts: readonly { readonly key: string; readonly name: Bilingual }[]
  readonly version: number
  readonly deployedAt: Instant
  readonly deployedBy: string | null
  readonly note: string | null
  /** Null: nothing of it runs. */
  readonly running: number | null
}

type Version = Pick<InForce, 'version' | 'deployedAt' | 'deployedBy' | 'note' | 'running'>

export interface Publishing {
  readonly now: Instant
  readonly by: string
  readonly note: string
}

/** What a file defines. */
interface MadePart {
  readonly kind: ModelKind
  readonly key: string
}

export interface Made {
  readonly resource: string
  readonly kind: ModelKind
  readonly version: number
  readonly isNew: boolean
  readonly parts: readonly MadePart[]
}

/** What came of publishing files: with problems nothing of the caller's transaction may stay. */
export interface Published {
  readonly made: readonly Made[]
  readonly problems: readonly ModelProblem[]
  readonly warnings: readonly ModelProblem[]
}

/** Where files of some kinds are kept in their versions. */
export interface Shelf {
  readonly kinds: readonly ModelKind[]
  /** What is in force; `isCounting`: with how much of it runs, which costs more the more runs. */
  files(database: Database | Transaction, isCounting: boolean): Promise<readonly InForce[]>
  /** Newest first. */
  versions(database: Database, file: InForce): Promise<readonly Version[]>
  /** A file as it was in a version; null where there was none. */
  content(database: Database | Transaction, file: InForce, version: number): Promise<string | null>
  publish(tx: Transaction, files: readonly Resource[], how: Publishing): Promise<Published>
}

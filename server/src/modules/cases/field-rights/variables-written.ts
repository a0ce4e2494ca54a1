import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import type { FieldRightsByType } from './case-field-rights.ts'
import { withholdingsOf } from './withholdings.ts'

/** Whether somebody may write these variables of an instance: refused where they would touch fields that are not theirs. */
export async function checkVariables(
  database: Database | Transaction,
  engine: Engine,
  sight: { readonly fields: FieldRightsByType },
  { instanceId, variables = {} }: { readonly instanceId: string; readonly variables?: Variables | undefined },
): Promise<Result<null, KnownRefusal<'cases.fields-not-yours'>>> {
  const asked = { by: 'instance', ids: [instanceId] } as const
  const withheld = (await withholdingsOf(database, engine, sight, asked)).get(instanceId)
  const names = withheld?.touched(variables) ?? []
  return names.length === 0 ? accept(null) : refuse({ code: 'cases.fields-not-yours', names })
}

type Variables = Readonly<Record<string, unknown>>

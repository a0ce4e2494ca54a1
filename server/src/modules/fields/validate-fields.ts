import {
  checkFields,
  type FieldDefinition,
  type FieldEntity,
  type FieldProblem,
  type FieldValues,
  type ReferenceEntity,
} from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'
import { type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { knownNumbers, lockDefinitions, readDefinitions } from './field-definition.store.ts'

/** What somebody wrote into the fields of one record; `before` is what the record has, absent where it is new. */
export interface FieldsGiven {
  readonly given: Readonly<Record<string, unknown>> | undefined
  readonly before?: FieldValues | undefined
}

type Refused = KnownRefusal<'fields.values-wrong'>

/**
 * The custom fields that many records of one entity have from now on, to be stored as their `fields`, or what is wrong with
 * them; see `checkFields`. What they refer to must be there. Until the transaction ends nobody changes the definitions.
 */
export async function validateFields(
  tx: Transaction,
  entity: FieldEntity,
  many: readonly FieldsGiven[],
): Promise<Result<FieldValues, Refused>[]> {
  if (many.length === 0) return []
  await lockDefinitions(tx, [entity], 'shared')
  return validateBy(tx, await readDefinitions(tx, [entity]), many)
}

/** The same by definitions of the caller's own. */
export async function validateBy(
  tx: Transaction,
  definitions: readonly FieldDefinition[],
  many: readonly FieldsGiven[],
): Promise<Result<FieldValues, Refused>[]> {
  const checked = many.map(({ given = {}, before }) => checkFields(definitions, given, before))
  const known = await knownReferences(
    tx,
    definitions,
    checked.flatMap((one) => (one.ok ? [one.value] : [])),
  )
  return checked.map((one, at) => {
    if (!one.ok) return refuse({ code: one.refusal.code, fields: [...one.refusal.fields] })
    const fields = lostReferences(definitions, one.value, many[at]?.before, known)
    return fields.length === 0 ? one : refuse({ code: 'fields.values-wrong', fields })
  })
}

type Known = ReadonlyMap<ReferenceEntity, ReadonlySet<string>>

/** The values of fields that refer to something, by what they refer to. */
const referencesIn = (definitions: readonly FieldDefinition[], values: FieldValues) =>
  definitions.flatMap(({ name, kind }) => {
    const number = Object.hasOwn(values, name) ? values[name] : undefined
    return kind.type === 'reference' && typeof number === 'string' ? [{ name, entity: kind.entity, number }] : []
  })

async function knownReferences(
  tx: Transaction,
  definitions: readonly FieldDefinition[],
  many: readonly FieldValues[],
): Promise<Known> {
  const wanted = Map.groupBy(
    many.flatMap((values) => referencesIn(definitions, values)),
    ({ entity }) => entity,
  )
  const known = new Map<ReferenceEntity, ReadonlySet<string>>()
  for (const [entity, references] of wanted) {
    const numbers = references.map(({ number }) => number)
    known.set(entity, await knownNumbers(tx, entity, numbers))
  }
  return known
}

function lostReferences(
  definitions: readonly FieldDefinition[],
  values: FieldValues,
  before: FieldValues | undefined,
  known: Known,
): FieldProblem[] {
  const lost = referencesIn(definitions, values).filter(
    ({ name, entity, number }) => before?.[name] !== number && known.get(entity)?.has(number) !== true,
  )
  return lost.map(({ name, entity, number }) => ({
    path: `fields.${name}`,
    en: `names the ${entity} ${number}, which is not there`,
    'zh-CN': `引用的${ENTITY_NAMES[entity]} ${number} 不存在`,
  }))
}

const ENTITY_NAMES: Readonly<Record<ReferenceEntity, string>> = {
  customer: '客户',
  product: '商品',
  order: '订单',
  return: '退货单',
}

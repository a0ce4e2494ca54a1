import type { Table } from './form.ts'
import type { Place } from './form-problem.ts'
import { isPlainObject, type PlainObject } from './plain-object.ts'
import { readLimit } from './read-kind.ts'
import { ROW_LIMIT } from './rows.ts'

/**
 * How many rows a table has. form-js knows with how many it opens, one where it does not say, and whether people add and
 * remove some; the least and the most are no settings of it, and stand among the properties that modelers keep as they are.
 */
export function readRowLimits(
  { defaultRepetitions, allowAddRemove, properties }: PlainObject,
  place: Place,
): Pick<Table, 'start' | 'least' | 'most' | 'mayGrow'> {
  const { minRows, maxRows } = isPlainObject(properties) ? properties : {}
  const own = place.inside('properties')
  const least = count(minRows, own.inside('minRows')) ?? 0
  const most = count(maxRows, own.inside('maxRows')) ?? ROW_LIMIT
  if (least > most) own.inside('maxRows').report('form.limit-wrong', 'It is less than minRows.', '小于 minRows。')
  const start = count(defaultRepetitions, place.inside('defaultRepetitions')) ?? Math.min(1, most)
  if (start > most) {
    place.inside('defaultRepetitions').report('form.limit-wrong', 'It is more than maxRows.', '大于 maxRows。')
  }
  return { start, least, most, mayGrow: allowAddRemove !== false }
}

function count(value: unknown, place: Place): number | undefined {
  // Modelers write properties of one's own as text.
  const limit = readLimit(typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value, place)
  if (limit === undefined || (Number.isInteger(limit) && limit >= 0 && limit <= ROW_LIMIT)) return limit
  place.report('form.limit-wrong', `Rows are counted from 0 to ${ROW_LIMIT}.`, `行数只能是 0 到 ${ROW_LIMIT} 的整数。`)
  return undefined
}

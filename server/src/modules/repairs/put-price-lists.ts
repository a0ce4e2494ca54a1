import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, currencyExponent, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import type { When } from '../units/index.ts'
import { insertPriceLists, lockPriceLists, type NewPriceList, priceListVersions } from './price-list.store.ts'

type PriceListItem = BodyOf<typeof routes.putRepairPriceLists>['items'][number]
type Refused = KnownRefusal<'commerce.unknown-currency' | 'commerce.id-twice'>
type Written = Pick<NewPriceList, 'id' | 'code' | 'version'>

/** Puts price lists, each once under its key: what stands under its code already stays as an earlier version. */
export function putPriceLists(tx: Transaction, items: readonly PriceListItem[], when: Omit<When, 'zone'>) {
  return runKeyed(tx, items, { scope: 'repairs.price-list', now: when.now, run: (fresh) => putAll(tx, fresh, when) })
}

async function putAll(
  tx: Transaction,
  items: readonly PriceListItem[],
  when: Omit<When, 'zone'>,
): Promise<Result<Written, Refused>[]> {
  await lockPriceLists(tx)
  const known = await priceListVersions(tx, [...new Set(items.map(({ code }) => code))])
  const versions = new Map<string, number>()
  for (const { code, version } of known) versions.set(code, Math.max(version, versions.get(code) ?? 0))
  const lists: NewPriceList[] = []
  const results = items.map(({ key: _key, ...item }): Result<Written, Refused> => {
    const wrong = flawOf(item)
    if (wrong !== undefined) return refuse(wrong)
    const version = (versions.get(item.code) ?? 0) + 1
    versions.set(item.code, version)
    const id = newId(when.now)
    lists.push({ ...item, id, version })
    return accept({ id, code: item.code, version })
  })
  await insertPriceLists(tx, lists, when)
  return results
}

function flawOf({ currency, prices }: Pick<PriceListItem, 'currency' | 'prices'>): Refused | undefined {
  if (currencyExponent(currency) === undefined)
    return { code: 'commerce.unknown-currency', field: 'currency', currency }
  const seen = new Set<string>()
  for (const [index, { code }] of prices.entries()) {
    if (seen.has(code)) return { code: 'commerce.id-twice', field: `prices[${index}].code`, id: code }
    seen.add(code)
  }
  return undefined
}

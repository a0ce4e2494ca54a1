import type { RepairPrice } from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'
import { accept, type LocalDate, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { type PriceList, priceListVersions, readPrices } from './price-list.store.ts'

interface Wanted {
  readonly code: string
  readonly on: LocalDate
  /** The codes of the prices that are wanted. */
  readonly prices: readonly string[]
}

type Priced = PriceList & { readonly prices: readonly RepairPrice[] }

/** The price lists that hold on given days: of each code the version that began last, of those of one day the newest. */
export async function priceBook(tx: Transaction, wanted: readonly Wanted[]) {
  const versions = Map.groupBy(
    await priceListVersions(tx, [...new Set(wanted.map(({ code }) => code))]),
    ({ code }) => code,
  )
  const lists = wanted.map(({ code, on }) => validOn(versions.get(code) ?? [], on))
  const prices = await readPrices(
    tx,
    [...new Set(lists.flatMap((list) => list?.id ?? []))],
    [...new Set(wanted.flatMap((one) => one.prices))],
  )
  return {
    /** The list of the wanted at this place, with those of its prices that are wanted. */
    of: (at: number): Result<Priced, KnownRefusal<'repairs.no-price-list'>> => {
      const [list, asked] = [lists[at], wanted[at]]
      if (asked === undefined) throw new Error(`expected a wanted price list at ${at}, found none`)
      if (list === undefined) return refuse({ code: 'repairs.no-price-list', priceList: asked.code, on: asked.on })
      const codes = new Set(asked.prices)
      return accept({ ...list, prices: (prices.get(list.id) ?? []).filter(({ code }) => codes.has(code)) })
    },
  }
}

function validOn(versions: readonly PriceList[], on: LocalDate): PriceList | undefined {
  const begun = versions.filter(({ validFrom }) => validFrom <= on)
  return begun.toSorted((a, b) =>
    a.validFrom === b.validFrom ? b.version - a.version : a.validFrom < b.validFrom ? 1 : -1,
  )[0]
}

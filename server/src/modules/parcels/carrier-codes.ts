import type { Homeward, ParcelStatus } from './parcel-status.ts'

/** What a provider's code means. */
export interface CodeMeaning {
  readonly status: ParcelStatus
  readonly homeward?: Homeward
}

type Codes = Readonly<Record<string, CodeMeaning>>

const at = (status: ParcelStatus): CodeMeaning => ({ status })
const home = (homeward: Homeward): CodeMeaning => ({ status: 'exception', homeward })

/**
 * 快递100: `state` and, with resultv2, the finer codes below it. Taken from transcriptions of its documents; a code that is
 * not here is kept with its event and moves nothing.
 */
const KUAIDI100: Codes = {
  // 揽收
  '1': at('in-transit'),
  '101': at('info-received'),
  '102': at('info-received'),
  '103': at('in-transit'),
  // 在途
  '0': at('in-transit'),
  '1001': at('in-transit'),
  '1002': at('in-transit'),
  '1003': at('in-transit'),
  // 派件
  '5': at('out-for-delivery'),
  '501': at('available-for-pick-up'),
  // 签收: by the customer, after trouble, by another, out of a locker
  '3': at('delivered'),
  '301': at('delivered'),
  '302': at('delivered'),
  '303': at('delivered'),
  '304': at('delivered'),
  // 退回, 退签, 拒签
  '6': home('returning'),
  '4': home('returned'),
  '401': home('returned'),
  '14': home('refused'),
  // 转投, 清关
  '7': at('in-transit'),
  '8': at('in-transit'),
  '10': at('in-transit'),
  '11': at('in-transit'),
  '12': at('in-transit'),
  '13': at('exception'),
  // 疑难: not signed for in time, no news, refused, trouble on delivery, not fetched, nobody there, out of area, held, broken, cancelled
  '2': at('exception'),
  '201': at('exception'),
  '202': at('exception'),
  '203': home('refused'),
  '204': at('attempt-failed'),
  '205': at('exception'),
  '206': at('attempt-failed'),
  '207': at('exception'),
  '208': at('exception'),
  '209': at('exception'),
  '210': at('exception'),
}

/** 快递鸟: `State` and the finer `StateEx`. Its 401 is a shipment without news, no goods that came back. */
const KDNIAO: Codes = {
  '0': at('pending'),
  '10': at('info-received'),
  '1': at('in-transit'),
  '2': at('in-transit'),
  '201': at('in-transit'),
  '202': at('out-for-delivery'),
  '204': at('in-transit'),
  '205': at('in-transit'),
  '206': at('in-transit'),
  '211': at('available-for-pick-up'),
  '3': at('delivered'),
  '301': at('delivered'),
  '302': at('delivered'),
  '304': at('delivered'),
  '311': at('delivered'),
  '4': at('exception'),
  '401': at('exception'),
  '402': at('exception'),
  '403': at('exception'),
  '404': home('refused'),
  '405': at('attempt-failed'),
  '406': home('returned'),
  '407': home('returning'),
  '412': at('exception'),
  '413': home('returning'),
  '414': at('exception'),
  '415': at('exception'),
  '416': at('attempt-failed'),
  '417': at('exception'),
  '419': at('out-for-delivery'),
  '420': at('attempt-failed'),
  '421': at('attempt-failed'),
  '422': at('exception'),
  '423': at('exception'),
  '5': at('in-transit'),
  '6': at('in-transit'),
  '601': at('in-transit'),
  '602': at('in-transit'),
  '603': at('in-transit'),
  '604': at('exception'),
}

const SANDBOX: Codes = {
  info: at('info-received'),
  'picked-up': at('in-transit'),
  transit: at('in-transit'),
  delivering: at('out-for-delivery'),
  signed: at('delivered'),
}

const CODES: Readonly<Record<string, Codes>> = { kuaidi100: KUAIDI100, kdniao: KDNIAO, sandbox: SANDBOX }

/** What a code means at the provider whose it is; undefined where it is not known. The same number is another thing elsewhere. */
export function meaningOf(provider: string, code: string): CodeMeaning | undefined {
  const codes = Object.hasOwn(CODES, provider) ? CODES[provider] : undefined
  return codes !== undefined && Object.hasOwn(codes, code) ? codes[code] : undefined
}

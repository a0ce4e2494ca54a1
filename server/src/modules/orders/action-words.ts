import type { ActionKind } from '@aftersale/commerce'
import type { Bilingual } from '@aftersale/contract'
import { formatMoney, type Money } from '@aftersale/kernel'

/** An action of a ledger, as far as its sentence tells of it. */
export interface TellableAction {
  readonly kind: string
  readonly productName: string | null
  readonly units: number | null
  readonly amount: Money | null
  readonly fee: Money | null
  readonly reason: string | null
  /** Money that goes back by no payment. */
  readonly outside: boolean
}

/** What an action was, in a sentence of each language. */
export function actionInWords(action: TellableAction): Bilingual {
  const tell = WORDS[action.kind as ActionKind]
  return { en: tell.en(partsOf(action, 'en')), 'zh-CN': tell['zh-CN'](partsOf(action, 'zh-CN')) }
}

interface Parts {
  /** `2 × “Lamp”`. */
  readonly goods: string
  readonly money: string
  readonly fee: string
  readonly reason: string
  readonly outside: boolean
}

function partsOf(action: TellableAction, language: 'en' | 'zh-CN'): Parts {
  const { productName, units, amount, fee, reason, outside } = action
  const name = productName ?? (language === 'en' ? 'goods' : '商品')
  const goods = language === 'en' ? `${units} × “${name}”` : `“${name}”${units} 件`
  const money = amount === null ? '' : formatMoney(amount, language)
  const kept = fee === null || fee.minor === 0 ? '' : formatMoney(fee, language)
  return { goods, money, fee: kept, reason: REASONS[reason ?? '']?.[language] ?? '', outside }
}

type Words = Readonly<Record<'en' | 'zh-CN', (parts: Parts) => string>>

const WORDS: Readonly<Record<ActionKind, Words>> = {
  ship: { en: ({ goods }) => `Shipped: ${goods}`, 'zh-CN': ({ goods }) => `发货：${goods}` },
  deliver: { en: ({ goods }) => `Delivered: ${goods}`, 'zh-CN': ({ goods }) => `签收：${goods}` },
  'lose-outbound': {
    en: ({ goods }) => `Lost in transit to the customer: ${goods}`,
    'zh-CN': ({ goods }) => `寄往客户途中丢失：${goods}`,
  },
  'cancel-item': {
    en: ({ goods, money }) => `Cancelled before shipping: ${goods}, ${money} no longer due`,
    'zh-CN': ({ goods, money }) => `发货前取消：${goods}，不再应收 ${money}`,
  },
  'add-item': {
    en: ({ goods, money }) => `Added to the order: ${goods}, ${money}`,
    'zh-CN': ({ goods, money }) => `订单新增：${goods}，金额 ${money}`,
  },
  'request-return': {
    en: ({ goods, money }) => `Return requested: ${goods}, worth ${money}`,
    'zh-CN': ({ goods, money }) => `申请退回：${goods}，价值 ${money}`,
  },
  'cancel-return': {
    en: ({ goods, money }) => `Return cancelled: ${goods}, worth ${money}`,
    'zh-CN': ({ goods, money }) => `撤销退回：${goods}，价值 ${money}`,
  },
  'receive-item': { en: ({ goods }) => `Received: ${goods}`, 'zh-CN': ({ goods }) => `收货：${goods}` },
  'receive-damaged': {
    en: ({ goods }) => `Received damaged: ${goods}`,
    'zh-CN': ({ goods }) => `收到破损：${goods}`,
  },
  'receive-wrong': {
    en: ({ goods }) => `Wrong item received instead of ${goods}`,
    'zh-CN': ({ goods }) => `收到的不是 ${goods}`,
  },
  'lose-inbound': {
    en: ({ goods }) => `Lost in return transit: ${goods}`,
    'zh-CN': ({ goods }) => `退回途中丢失：${goods}`,
  },
  'receive-late': {
    en: ({ goods }) => `Received after being recorded as lost: ${goods}`,
    'zh-CN': ({ goods }) => `记为丢失后到货：${goods}`,
  },
  'give-back': {
    en: ({ goods, money }) => `Sent back to the customer: ${goods}, worth ${money}`,
    'zh-CN': ({ goods, money }) => `退还客户：${goods}，价值 ${money}`,
  },
  restock: { en: ({ goods }) => `Restocked: ${goods}`, 'zh-CN': ({ goods }) => `重新入库：${goods}` },
  'write-off': { en: ({ goods }) => `Written off: ${goods}`, 'zh-CN': ({ goods }) => `报废：${goods}` },
  reinstate: {
    en: ({ goods }) => `Write-off reversed: ${goods}`,
    'zh-CN': ({ goods }) => `撤销报废：${goods}`,
  },
  'credit-return': {
    en: ({ goods, money, fee, reason }) =>
      `Credited to customer: ${goods}, ${money}${reason && ` ${reason}`}${fee && `, less a fee of ${fee}`}`,
    'zh-CN': ({ goods, money, fee, reason }) =>
      `冲减：${goods}，${money}${reason && `（${reason}）`}${fee && `，扣费 ${fee}`}`,
  },
  'uncredit-return': {
    en: ({ goods, money }) => `Credit reversed: ${goods}, ${money}`,
    'zh-CN': ({ goods, money }) => `撤销冲减：${goods}，${money}`,
  },
  'uncredit-shipping': {
    en: ({ money }) => `Shipping credit reversed: ${money}`,
    'zh-CN': ({ money }) => `撤销运费冲减：${money}`,
  },
  charge: {
    en: ({ money, reason }) => `Charged: ${money}${reason && ` (${reason})`}`,
    'zh-CN': ({ money, reason }) => `扣收：${money}${reason && `（${reason}）`}`,
  },
  credit: {
    en: ({ money, reason }) => `Credited to customer: ${money}${reason && ` (${reason})`}`,
    'zh-CN': ({ money, reason }) => `冲减：${money}${reason && `（${reason}）`}`,
  },
  'receive-payment': {
    en: ({ money }) => `Payment received from the customer: ${money}`,
    'zh-CN': ({ money }) => `收到客户付款：${money}`,
  },
  'pay-back': {
    en: ({ money, outside }) => `Refund requested${outside ? ' (paid outside the original payments)' : ''}: ${money}`,
    'zh-CN': ({ money, outside }) => `发起退款${outside ? '（线下）' : ''}：${money}`,
  },
  'settle-part': { en: ({ money }) => `Refunded: ${money}`, 'zh-CN': ({ money }) => `已退回：${money}` },
  'fail-part': {
    en: ({ money }) => `Refund failed, still owed: ${money}`,
    'zh-CN': ({ money }) => `退款失败，仍应退：${money}`,
  },
}

const REASONS: Readonly<Record<string, Readonly<Record<'en' | 'zh-CN', string>>>> = {
  refund: { en: 'to be refunded', 'zh-CN': '待退款' },
  exchange: { en: 'towards an exchange', 'zh-CN': '用于换货' },
  restocking: { en: 'restocking fee', 'zh-CN': '重新上架费' },
  deduction: { en: 'deduction', 'zh-CN': '扣款' },
  'return-freight': { en: 'return shipping', 'zh-CN': '退货运费' },
  'missing-gift': { en: 'missing gift', 'zh-CN': '缺少赠品' },
  shipping: { en: 'shipping', 'zh-CN': '运费' },
  repair: { en: 'repair', 'zh-CN': '维修' },
  goodwill: { en: 'goodwill', 'zh-CN': '补偿' },
  compensation: { en: 'compensation', 'zh-CN': '赔偿' },
  other: { en: 'other', 'zh-CN': '其他' },
}

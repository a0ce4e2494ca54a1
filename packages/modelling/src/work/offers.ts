import type { Words } from '../document/part.ts'
import type { WorkInput, WorkOffer } from './offer.ts'

const say = (en: string, zh: string): Words => ({ en, 'zh-CN': zh })

const UNITS: WorkInput = {
  name: 'units',
  label: say('How many', '件数'),
  kind: 'number',
  unless: {
    feel: 'if request.units = null then 1 else request.units',
    words: say('as many as the case asks for', '按工单申请的件数'),
  },
}

const plain = (key: string, topic: WorkOffer['topic'], name: Words, hint: Words, type: string = key): WorkOffer => ({
  key,
  type,
  topic,
  name,
  hint,
  inputs: [],
  reads: null,
  brings: {},
})

const REFUNDED = {
  issuedRefund: 'issuedRefund',
  refunded: '{minor: issuedRefund.amount, currency: issuedRefund.currency}',
}
const ITS_STOCK = { target: 'stock', feel: '{reference: case.number}' }

/**
 * Work of this program that people put into flows by themselves, with what it asks in words. Work that only means something in
 * the midst of a flow built for it (the steps of a repair, say) is not offered: it is in the flows of the pack.
 */
export const workOffers: readonly WorkOffer[] = [
  {
    key: 'compensate',
    type: 'refunds.issue',
    topic: 'money',
    name: say('Pay compensation', '支付补偿'),
    hint: say('Pays the customer an amount for the order of the case', '按工单所属订单向客户支付一笔金额'),
    inputs: [{ name: 'amount', label: say('Amount', '金额'), kind: 'money', unless: null }],
    reads: { target: 'refundTerms', feel: '{source: case.source, order: case.order, goodwill: {amount}}' },
    brings: REFUNDED,
  },
  {
    key: 'refund-return',
    type: 'refunds.issue',
    topic: 'money',
    name: say('Refund what came back', '退还退货款'),
    hint: say('After a return was opened in this flow', '须在本流程登记退货之后'),
    inputs: [
      {
        name: 'fee',
        label: say('Restocking fee', '退货手续费'),
        kind: 'percent',
        unless: { feel: '0', words: say('none', '不收取') },
      },
      {
        name: 'shipping',
        label: say('Refund shipping too', '同时退还运费'),
        kind: 'flag',
        unless: { feel: 'false', words: say('no', '否') },
      },
    ],
    reads: {
      target: 'refundTerms',
      feel: '{return: goodsReturn.id, restockingFeePercent: {fee}, refundShipping: {shipping}}',
    },
    brings: REFUNDED,
  },
  plain(
    'returns.cancel',
    'goods',
    say('Cancel the return', '取消退货'),
    say('The goods do not come back; after a return was opened in this flow', '商品不再寄回；须在本流程登记退货之后'),
  ),
  plain(
    'returns.lose',
    'goods',
    say('Book returned goods as lost', '登记退货丢失'),
    say('They got lost on their way back', '商品在寄回途中丢失'),
  ),
  plain(
    'returns.clear',
    'goods',
    say('Cancel the return, if there is one', '取消退货（如有）'),
    say('For ends of flows: what is still open is given up', '用于流程结束前：放弃未完成的退货'),
  ),
  plain(
    'exchanges.clear',
    'goods',
    say('Cancel the exchange, if there is one', '取消换货（如有）'),
    say('For ends of flows: what is still open is given up', '用于流程结束前：放弃未完成的换货'),
  ),
  {
    key: 'stock.reserve',
    type: 'stock.reserve',
    topic: 'stock',
    name: say('Reserve goods', '预留商品'),
    hint: say('Keeps units of the product of the case for this case', '为此工单预留所涉商品的库存'),
    inputs: [UNITS],
    reads: {
      target: 'stock',
      feel: '{reference: case.number, product: if facts.line.product != null then facts.line.product else case.product, units: {units}}',
    },
    brings: {},
  },
  {
    ...plain(
      'stock.issue',
      'stock',
      say('Ship reserved goods', '预留商品出库'),
      say('After goods were reserved', '须在预留商品之后'),
    ),
    reads: ITS_STOCK,
  },
  {
    ...plain(
      'stock.release',
      'stock',
      say('Give reserved goods free', '释放预留商品'),
      say('What this case kept can be sold again', '此工单预留的库存可重新销售'),
    ),
    reads: ITS_STOCK,
  },
  plain(
    'cases.look-up',
    'cases',
    say('Look the order up', '查询订单'),
    say(
      'Brings order, goods, amounts and the customer’s other cases, for conditions behind',
      '取得订单、商品、金额和客户其他工单，供后面的条件使用',
    ),
  ),
  plain(
    'clocks.pause',
    'clocks',
    say('Stop the service clock', '暂停服务计时'),
    say('While the customer or a supplier is awaited', '等待客户或供应商期间不计时'),
  ),
  plain(
    'clocks.resume',
    'clocks',
    say('Let the service clock run again', '恢复服务计时'),
    say('When it is our turn again', '轮到我方处理时恢复计时'),
  ),
  plain(
    'clocks.replied',
    'clocks',
    say('The customer was answered', '已答复客户'),
    say('Ends the clock for the first answer', '结束首次响应计时'),
  ),
  plain(
    'clocks.solved',
    'clocks',
    say('The case is solved', '问题已解决'),
    say('Ends the clock for the solution', '结束解决时限计时'),
  ),
]

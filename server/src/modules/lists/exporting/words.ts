import type { Bilingual, Language } from '@aftersale/contract'

const both = (en: string, zh: string): Bilingual => ({ en, 'zh-CN': zh })

/** The words that stand in cells for what the contract has codes of. */
const WORDS = {
  state: {
    waiting: both('waiting', '待处理'),
    running: both('working', '处理中'),
    stuck: both('stuck', '已停住'),
    closed: both('closed', '已完结'),
  },
  priority: {
    low: both('low', '低'),
    normal: both('normal', '普通'),
    high: both('high', '高'),
    urgent: both('urgent', '紧急'),
  },
  customerKind: {
    consumer: both('consumer', '消费者'),
    supplier: both('supplier', '供应商'),
    wholesaler: both('wholesaler', '批发商'),
    dealer: both('dealer', '经销商'),
  },
  refundStatus: {
    pending: both('under way', '退款中'),
    settled: both('paid out', '已到账'),
    failed: both('failed', '失败'),
  },
  direction: { outbound: both('to the customer', '发出'), return: both('back to us', '退回') },
  parcelStatus: {
    pending: both('pending', '待揽收'),
    'info-received': both('info received', '已下单'),
    'in-transit': both('in transit', '运输中'),
    'out-for-delivery': both('out for delivery', '派送中'),
    'attempt-failed': both('attempt failed', '派送未成功'),
    'available-for-pick-up': both('available for pick-up', '待自提'),
    delivered: both('delivered', '已签收'),
    exception: both('exception', '异常'),
    expired: both('expired', '长期无更新'),
  },
} as const satisfies Record<string, Readonly<Record<string, Bilingual>>>

/** The word for a code; the code itself where there is none. */
export function wordOf(kind: keyof typeof WORDS, code: string, language: Language): string {
  const words: Readonly<Record<string, Bilingual>> = WORDS[kind]
  return words[code]?.[language] ?? code
}

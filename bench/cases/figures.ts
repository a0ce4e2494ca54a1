import type { FigureKind } from '../engine/part.ts'

/** What is measured of the returns, and the engine's own figure beside it. */
export const figures = {
  returns: { says: { en: 'whole returns', 'zh-CN': '完整退货' }, unit: 'per-second' },
  file: {
    says: {
      en: 'opened by one CSV file, from its upload to its last case',
      'zh-CN': '由一个 CSV 文件受理，从上传到最后一个工单',
    },
    unit: 'per-second',
  },
  opened: {
    says: {
      en: 'opened: looked up, judged, registered, the customer told',
      'zh-CN': '受理：查单、判定、登记退货、告知客户',
    },
    unit: 'per-second',
  },
  arrived: {
    says: { en: 'arrived: parcels registered and delivered', 'zh-CN': '到货：包裹登记并签收' },
    unit: 'per-second',
  },
  inspected: {
    says: {
      en: 'inspected: received, restocked, refund issued, the customer told',
      'zh-CN': '验货：收货、入库、退款、告知客户',
    },
    unit: 'per-second',
  },
  paidAfter: {
    says: { en: 'the provider has paid the last, after its inspection', 'zh-CN': '验货后至最后一笔到账' },
    unit: 'seconds',
  },
  engine: {
    says: { en: "the engine's own: six elements straight through", 'zh-CN': '引擎自身：六个节点直通' },
    unit: 'per-second',
  },
  returnsToEngine: { says: { en: "whole returns : the engine's own", 'zh-CN': '完整退货 : 引擎自身' }, unit: 'times' },
} as const satisfies Readonly<Record<string, FigureKind>>

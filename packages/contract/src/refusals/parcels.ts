import { z } from 'zod'
import { factualRefusal } from './refusal.ts'

/** Goods on their way. */
export const parcelRefusals = {
  'parcels.not-found': factualRefusal(
    404,
    { parcel: z.string() },
    { parcel: 'SF1234567890123' },
    {
      en: ({ parcel }) => `There is no parcel ${parcel}.`,
      'zh-CN': ({ parcel }) => `没有包裹 ${parcel}。`,
    },
  ),
  'parcels.already-registered': factualRefusal(
    409,
    { parcel: z.string() },
    { parcel: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d51' },
    {
      en: ({ parcel }) => `A parcel with this carrier and tracking number is registered: ${parcel}.`,
      'zh-CN': ({ parcel }) => `该承运商与运单号的包裹已登记：${parcel}。`,
    },
  ),
  'parcels.code-unknown': factualRefusal(
    422,
    { provider: z.string(), carrierCode: z.string() },
    { provider: 'kuaidi100', carrierCode: '999' },
    {
      en: ({ provider, carrierCode }) => `${provider} has no state ${carrierCode} that is known here.`,
      'zh-CN': ({ provider, carrierCode }) => `${provider} 没有已知的物流状态 ${carrierCode}。`,
    },
  ),
  'parcels.over': factualRefusal(
    409,
    { status: z.string() },
    { status: 'delivered' },
    {
      en: ({ status }) => `The way of this parcel is over: ${status}.`,
      'zh-CN': ({ status }) => `该包裹的运输已结束：${status}。`,
    },
  ),
  'parcels.return-unknown': factualRefusal(
    404,
    { return: z.string() },
    { return: 'RT00000017' },
    {
      en: ({ return: number }) => `There is no return ${number}.`,
      'zh-CN': ({ return: number }) => `没有退货单 ${number}。`,
    },
  ),
  'parcels.line-unknown': factualRefusal(
    404,
    { line: z.string() },
    { line: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10' },
    {
      en: ({ line }) => `The order or return has no line ${line}.`,
      'zh-CN': ({ line }) => `该订单或退货单没有明细 ${line}。`,
    },
  ),
}

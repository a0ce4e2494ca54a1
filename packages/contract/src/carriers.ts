import type { Bilingual } from './language.ts'

/** Carriers that people send goods back with, by the codes that 快递100 gave them. */
export const carriers: { code: string; name: Bilingual }[] = [
  { code: 'shunfeng', name: { en: 'SF Express', 'zh-CN': '顺丰速运' } },
  { code: 'zhongtong', name: { en: 'ZTO Express', 'zh-CN': '中通快递' } },
  { code: 'yuantong', name: { en: 'YTO Express', 'zh-CN': '圆通速递' } },
  { code: 'yunda', name: { en: 'Yunda Express', 'zh-CN': '韵达快递' } },
  { code: 'shentong', name: { en: 'STO Express', 'zh-CN': '申通快递' } },
  { code: 'jtexpress', name: { en: 'J&T Express', 'zh-CN': '极兔速递' } },
  { code: 'jd', name: { en: 'JD Logistics', 'zh-CN': '京东物流' } },
  { code: 'ems', name: { en: 'EMS', 'zh-CN': 'EMS' } },
  { code: 'youzhengguonei', name: { en: 'China Post', 'zh-CN': '邮政快递包裹' } },
  { code: 'debangkuaidi', name: { en: 'Deppon', 'zh-CN': '德邦快递' } },
  { code: 'danniao', name: { en: 'Danniao', 'zh-CN': '丹鸟' } },
  { code: 'other', name: { en: 'Another carrier', 'zh-CN': '其他快递' } },
]

/** A carrier as people in China call it; its code where it is not among them. */
export const carrierName = (code: string): string => carriers.find((one) => one.code === code)?.name['zh-CN'] ?? code

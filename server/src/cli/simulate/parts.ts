/** What parts and labour cost in the workshop. */
export const PARTS = [
  { code: 'PJ-MB', name: '主板', kind: 'part', component: 'whole', unitPrice: 18_000, taxRate: 13 },
  { code: 'PJ-BAT', name: '电池', kind: 'part', component: 'whole', unitPrice: 9_900, taxRate: 13 },
  { code: 'PJ-SEAL', name: '密封圈', kind: 'part', component: 'whole', unitPrice: 1_500, taxRate: 13 },
  { code: 'GS-STD', name: '标准工时', kind: 'labour', component: 'whole', unitPrice: 6_000, taxRate: 6 },
] as const

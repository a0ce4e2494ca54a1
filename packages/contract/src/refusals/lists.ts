import { z } from 'zod'
import { listed } from './listed.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

/** Lists: how they are looked at, and what of them is exported. */
export const listRefusals = {
  'lists.view-not-found': plainRefusal(404, {
    en: 'View not found, or you don’t have access to it.',
    'zh-CN': '没有这个视图，或您无权查看。',
  }),
  'lists.view-not-yours': plainRefusal(403, {
    en: 'Only the person who saved this view or an administrator can change or delete it. Save it under another name.',
    'zh-CN': '只有保存该视图的人或管理员才能修改、删除；您可以另存为自己的视图。',
  }),
  'lists.too-many-views': factualRefusal(
    409,
    { most: z.int() },
    { most: 100 },
    {
      en: ({ most }) => `You already have ${most} views of this list. Delete one you no longer need.`,
      'zh-CN': ({ most }) => `您在此列表已保存 ${most} 个视图，请先删除不再需要的视图。`,
    },
  ),
  'lists.columns-unknown': factualRefusal(
    422,
    { columns: z.array(z.string()) },
    { columns: ['colour'] },
    {
      en: ({ columns }) =>
        `These columns are none of this list, stand twice, or are more than the 60 of a table: ${listed(columns, ', ')}.`,
      'zh-CN': ({ columns }) =>
        `以下列不属于此列表、重复出现，或超出一张表最多 60 列的限制：${listed(columns, '、')}。`,
    },
  ),
}

import { plainRefusal } from './refusal.ts'

/** Lists read page by page. */
export const pagingRefusals = {
  'paging.cursor-wrong': plainRefusal(400, {
    en: 'This cursor is not valid. Start again without a cursor.',
    'zh-CN': '分页游标无效，请不带游标重新查询。',
  }),
}

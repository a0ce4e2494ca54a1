import { command, text } from './frame/index.ts'
import { packOption } from './serve/options.ts'

export const importCommand = command({
  name: 'import',
  summary: {
    en: 'take in order lines and return requests from a table, and open a case for every new request',
    'zh-CN': '从表格导入订单明细和退货申请，并为每个新申请开立工单',
  },
  examples: [
    {
      line: 'import 订单明细.xlsx --source my-shop',
      says: {
        en: 'records of the shop “my-shop”; the template is found by the header',
        'zh-CN': '店铺 my-shop 的记录；按表头识别模板',
      },
    },
  ],
  arguments: { files: { takes: 'rest', summary: { en: 'the tables, in order', 'zh-CN': '表格文件，按顺序导入' } } },
  options: {
    source: text('NAME', {
      en: 'whose records they are: the same numbers of two sources are different records (default unless given)',
      'zh-CN': '记录的来源：两个来源的相同编号是不同的记录（默认 default）',
    }),
    template: text('NAME', { en: 'how the columns are read', 'zh-CN': '按哪个模板读取各列' }),
    pack: packOption,
  },
  touchesData: true,
  run: async (context) => (await import('./intake/import-files.ts')).importFiles(context),
})

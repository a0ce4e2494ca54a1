import { command, text, wholeNumber } from './frame/index.ts'

export const screenshots = command({
  name: 'screenshots',
  summary: {
    en: 'pictures of every page, in both languages and two sizes, as those see it who it is for; from the demonstration',
    'zh-CN': '以演示数据为各页面截图：两种语言、两种尺寸，以使用者的身份查看',
  },
  examples: [
    {
      line: 'screenshots DIR',
      says: { en: 'all pages, and DIR/index.html', 'zh-CN': '全部页面，并生成 DIR/index.html' },
    },
    {
      line: 'screenshots DIR --only case',
      says: { en: 'pages whose name has this in it', 'zh-CN': '仅名称含此字样的页面' },
    },
  ],
  arguments: { folder: { takes: 'one', summary: { en: 'where the pictures go', 'zh-CN': '图片存放位置' } } },
  options: {
    only: text('TEXT', { en: 'only pages whose name has this in it', 'zh-CN': '仅名称含此字样的页面' }),
    speed: wholeNumber(
      'N',
      { min: 1, max: 3_600, fallback: 60 },
      { en: 'seconds that go by in one of ours meanwhile', 'zh-CN': '其间一秒钟相当于演示时间的多少秒' },
    ),
    seed: wholeNumber(
      'N',
      { min: 0, max: 4_294_967_295, fallback: 1 },
      { en: 'the same seed makes the same retailer', 'zh-CN': '相同的种子生成相同的零售商' },
    ),
  },
  touchesData: true,
  run: async (context) => (await import('./screenshots/take-screenshots.ts')).takeScreenshots(context),
})

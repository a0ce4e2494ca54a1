import { command, text, wholeNumber } from './frame/index.ts'

export const simulate = command({
  name: 'simulate',
  summary: {
    en: 'play a retailer against a running server, from outside, through its API: customers, couriers, staff',
    'zh-CN': '从外部通过 API 在运行中的服务器上模拟一家零售商：客户、快递与员工',
  },
  examples: [
    {
      line: "simulate --link 'http://127.0.0.1:4280/sign-in-link#…'",
      says: { en: 'as whoever the link signs in, who must administer', 'zh-CN': '以链接所登录的管理员身份运行' },
    },
    {
      line: 'simulate --scale 10 --link …',
      says: { en: 'ten times as many orders', 'zh-CN': '十倍订单' },
    },
  ],
  options: {
    link: text('LINK', {
      en: "an administrator's one-time sign-in link; without it, the first line of standard input",
      'zh-CN': '管理员的一次性登录链接；未给出时读取标准输入的第一行',
    }),
    scale: wholeNumber(
      'N',
      { min: 1, max: 1_000, fallback: 1 },
      { en: 'how large the retailer is', 'zh-CN': '零售商规模' },
    ),
    history: wholeNumber(
      'DAYS',
      { min: 1, max: 365, fallback: 365 },
      { en: 'how far back it had sold before it began here', 'zh-CN': '开始之前已有多少天的销售记录' },
    ),
    seed: wholeNumber(
      'N',
      { min: 0, max: 4_294_967_295, fallback: 1 },
      { en: 'the same seed makes the same retailer', 'zh-CN': '相同的种子生成相同的零售商' },
    ),
  },
  touchesData: true,
  run: async (context) => (await import('./simulate/run-simulate.ts')).runSimulate(context),
})

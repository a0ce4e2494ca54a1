import { command, wholeNumber } from './frame/index.ts'

export const doctor = command({
  name: 'doctor',
  summary: {
    en: 'say what is wrong with this machine or installation, and how to mend it',
    'zh-CN': '检查本机与安装是否有问题，并说明如何修复',
  },
  examples: [
    { line: 'doctor', says: { en: 'look at everything', 'zh-CN': '检查全部项目' } },
    {
      line: 'doctor --port 8080 --json',
      says: { en: 'for another port, as JSON', 'zh-CN': '检查另一个端口，以 JSON 输出' },
    },
  ],
  options: {
    port: wholeNumber(
      'PORT',
      { min: 1, max: 65_535, fallback: 4280 },
      { en: 'the port the server shall listen on', 'zh-CN': '服务器将要监听的端口' },
    ),
  },
  touchesData: true,
  run: async (context) => (await import('./examine/index.ts')).examine(context),
})

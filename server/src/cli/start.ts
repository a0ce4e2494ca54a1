import { command } from './frame/index.ts'
import { hostOption, packOption, portOption } from './serve/options.ts'

export const start = command({
  name: 'start',
  summary: { en: 'run the server', 'zh-CN': '启动服务' },
  examples: [
    { line: 'start', says: { en: 'on an embedded PostgreSQL', 'zh-CN': '使用内置 PostgreSQL' } },
    {
      line: 'start --port 8080 --data-dir /srv/aftersale',
      says: { en: 'another port, data elsewhere', 'zh-CN': '换一个端口，数据放在别处' },
    },
    {
      line: 'start --host 0.0.0.0',
      says: {
        en: 'open to other machines (DATABASE_URL names your own PostgreSQL)',
        'zh-CN': '对其他机器开放（DATABASE_URL 指定自有 PostgreSQL）',
      },
    },
  ],
  options: { port: portOption, host: hostOption, pack: packOption },
  touchesData: true,
  run: async (context) => (await import('./serve/run-server.ts')).runServer(context),
})

import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { openStorage, s3From } from '../../modules/attachments/index.ts'
import { systemClock } from '../../platform/clock.ts'
import { Trouble } from '../../platform/trouble.ts'
import { type Examination, ok, troubled } from './finding.ts'

/** Whether the storage of attachments answers. Nothing is made where there is none yet. */
export const examineAttachments: Examination = async ({ env, dataDir }) => {
  try {
    const isOutside = s3From(env) !== null
    const isThere =
      isOutside ||
      (await access(join(dataDir, 'attachments')).then(
        () => true,
        () => false,
      ))
    if (!isThere) {
      return [
        ok('attachments', { en: 'no folder yet; the first start makes it', 'zh-CN': '尚无目录，首次启动时会建立' }),
      ]
    }
    await (await openStorage({ env, dataDir, clock: systemClock })).check()
    return [ok('attachments', { en: 'the storage answers', 'zh-CN': '附件存储有响应' })]
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    return [troubled('attachments', error)]
  }
}

import type { DeploymentRefusal } from './engine/index.ts'
import type { PackRefusal } from './modules/packs/index.ts'
import { Trouble } from './platform/trouble.ts'

/** A pack that cannot be used, in words: every reason, with the file and the element that it is about. */
export function refusedPack(refusal: PackRefusal | DeploymentRefusal): Trouble {
  switch (refusal.code) {
    case 'packs.not-readable':
      return new Trouble(refusal.code, {
        en: `The pack ${refusal.folder} cannot be read: it is not a folder, or this user may not open it.`,
        'zh-CN': `无法读取内容包 ${refusal.folder}：不是文件夹，或当前用户无权打开。`,
      })
    case 'intake.template-wrong': {
      const problems = refusal.problems.join('\n  ')
      return new Trouble(refusal.code, {
        en: `The import template ${refusal.resource} cannot be used:\n  ${problems}`,
        'zh-CN': `导入模板 ${refusal.resource} 无法使用：\n  ${problems}`,
      })
    }
    case 'engine.not-deployable': {
      const lines = (language: 'en' | 'zh-CN') =>
        refusal.problems
          .map(({ resource, element, message }) => `${resource}${element ? ` (${element})` : ''}: ${message[language]}`)
          .join('\n  ')
      return new Trouble(refusal.code, {
        en: `Nothing was deployed, because this would not run:\n  ${lines('en')}`,
        'zh-CN': `没有部署任何内容，因为以下问题会使其无法运行：\n  ${lines('zh-CN')}`,
      })
    }
  }
}

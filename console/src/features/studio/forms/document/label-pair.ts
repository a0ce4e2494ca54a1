import type { Bilingual } from '@aftersale/contract'
import { labelInBoth } from '@aftersale/kernel'

/** A label as a form keeps it: both languages in one text, “English · 中文”; one alone where the other is missing or the same. */
export function joinLabel({ en, 'zh-CN': zh }: Bilingual): string {
  const [english, chinese] = [plain(en), plain(zh)]
  if (english === '' || english === chinese) return chinese
  return chinese === '' ? english : `${english} · ${chinese}`
}

/** The separator within one language would part it: a plain dot stands there instead. */
const plain = (text: string) => text.replaceAll(/\s·\s/g, '·').trim()

/** Both languages of a label; of one that serves both, each is it. */
export const splitLabel = (label: unknown): Bilingual =>
  typeof label === 'string' ? labelInBoth(label) : { en: '', 'zh-CN': '' }

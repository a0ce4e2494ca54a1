const BETWEEN = ' · '

/**
 * The part for one language of a label whose author wrote both: `English · 中文`, as the names, labels and annotations of
 * a pack do where their format has room for one text only. The Chinese begins with the first part, after the English, that
 * has Han characters; a label that has no such part, or nothing before it, serves both languages as it stands.
 */
export function labelIn(label: string, language: 'en' | 'zh-CN'): string {
  const parts = label.split(BETWEEN)
  const chinese = parts.findIndex((part) => /\p{Script=Han}/u.test(part))
  if (chinese < 1) return label
  return (language === 'en' ? parts.slice(0, chinese) : parts.slice(chinese)).join(BETWEEN)
}

/** The label in each language. */
export function labelInBoth(label: string): { readonly en: string; readonly 'zh-CN': string } {
  return { en: labelIn(label, 'en'), 'zh-CN': labelIn(label, 'zh-CN') }
}

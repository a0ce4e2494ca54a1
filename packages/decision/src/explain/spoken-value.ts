export type Language = 'en' | 'zh-CN'

interface Unit {
  readonly one: string
  readonly many: string
  readonly zh: string
}

const dateUnits: readonly Unit[] = [
  { one: 'year', many: 'years', zh: '年' },
  { one: 'month', many: 'months', zh: '个月' },
  { one: 'day', many: 'days', zh: '天' },
  { one: 'hour', many: 'hours', zh: '小时' },
  { one: 'minute', many: 'minutes', zh: '分钟' },
  { one: 'second', many: 'seconds', zh: '秒' },
]

const isoDuration = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** An ISO 8601 duration in words: `P45D` is “45 days”, “45 天”; undefined where the text is none. */
export function spokenDuration(text: string, language: Language): string | undefined {
  const match = isoDuration.exec(text)
  if (match === null || !/\d/.test(text)) return undefined
  const parts = dateUnits.flatMap(({ one, many, zh }, index) => {
    const amount = match[index + 2]
    if (amount === undefined || Number(amount) === 0) return []
    return [language === 'en' ? `${amount} ${amount === '1' ? one : many}` : `${amount} ${zh}`]
  })
  const sign = match[1] === '-' ? (language === 'en' ? 'minus ' : '负 ') : ''
  if (parts.length === 0) return language === 'en' ? '0 days' : '0 天'
  return `${sign}${parts.join(' ')}`
}

/** An item of a list: what has parts of its own stands in brackets, so that one can tell where it ends. */
function spokenItem(item: unknown, language: Language): string {
  const spoken = spokenValue(item, language)
  if (typeof item !== 'object' || item === null) return spoken
  return language === 'en' ? `(${spoken})` : `（${spoken}）`
}

/** A JSON value of a trace as a person says it. */
export function spokenValue(value: unknown, language: Language): string {
  if (value === null || value === undefined) return language === 'en' ? 'nothing' : '空'
  if (typeof value === 'boolean') {
    if (language === 'en') return value ? 'yes' : 'no'
    return value ? '是' : '否'
  }
  if (typeof value === 'string') return spokenDuration(value, language) ?? value
  if (Array.isArray(value)) {
    if (value.length === 0) return spokenValue(null, language)
    return value.map((item) => spokenItem(item, language)).join(language === 'en' ? ', ' : '、')
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, entry]) => `${name} ${spokenValue(entry, language)}`)
      .join(language === 'en' ? ', ' : '，')
  }
  return String(value)
}

/** The text of a cell with its durations in words: `> duration("P30D")` is “> 30 days”. */
export const spokenCell = (cell: string, language: Language): string =>
  cell.replace(
    /(?:duration\(\s*"([^"]*)"\s*\)|@"([^"]*)")/g,
    (whole, called: string | undefined, at: string | undefined) => {
      const text = called ?? at ?? ''
      return spokenDuration(text, language) ?? (at === undefined ? whole : text)
    },
  )

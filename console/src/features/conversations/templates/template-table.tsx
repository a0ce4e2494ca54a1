import type { Vocabulary } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { changedText } from '../../../text/changed-text.ts'
import { listText } from '../../../text/list-text.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { compareMatters, type Matter, matterOf } from './template-groups.ts'
import type { TemplateSummary } from './template-queries.ts'

type Uses = Vocabulary['templates'][number]['usedBy']

type TemplateTableProps = {
  readonly templates: readonly TemplateSummary[]
  /** By key, what sends each; null where that is not told. */
  readonly uses: ReadonlyMap<string, Uses> | null
  readonly onOpen?: (key: string) => void
}

/** As many places as a row has room for. */
const MOST = 3

/** Templates by what they are about, one a row, with the steps and automations that send each. */
export function TemplateTable({ templates, uses, onOpen }: TemplateTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const rows = templates
    .map((template) => ({ ...template, uses: uses?.get(template.key) ?? [] }))
    .map((template) => ({ ...template, matter: matterOf(template.uses) }))
    .sort((one, other) =>
      compareMatters(one.matter, other.matter, (a, b) =>
        inLanguage(a, language).localeCompare(inLanguage(b, language), language),
      ),
    )
  type Row = (typeof rows)[number]
  const matterText = (matter: Matter) =>
    matter.kind === 'flow' ? inLanguage(matter.name, language) : t(`template.matters.${matter.kind}`)
  const usesText = ({ uses: all, matter }: Row) => {
    const texts = all.map(({ name, step }) => {
      if (step === null) return t('studioWording.byAutomation', { name: inLanguage(name, language) })
      // Of several flows their names are enough: steps that send the same are called much alike.
      return inLanguage(matter.kind === 'flow' ? step : name, language)
    })
    const places = [...new Set(texts)]
    const more = places.length - MOST
    if (places.length === 0) return null
    return more > 0
      ? t('template.more', { places: places.slice(0, MOST).join(language === 'en' ? ', ' : '、'), count: more })
      : listText(places, language)
  }
  const columns: Column<Row>[] = [
    ...(uses === null ? [] : [{ title: t('template.sentBy'), kind: 'line' as const, cell: usesText }]),
    { title: t('role.changed'), kind: 'line', cell: (one) => changedText(one, t, language) },
  ]
  return (
    <RecordTable
      name={t('admin.places.templates')}
      rows={rows}
      keyOf={({ key }) => key}
      head={{ title: t('template.name'), text: ({ name }) => inLanguage(name, language) }}
      columns={columns}
      {...(uses !== null && { groupOf: ({ matter }: Row) => matterText(matter) })}
      {...(onOpen && { onOpen: ({ key }: Row) => onOpen(key) })}
    />
  )
}

import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../api/client.ts'
import { templatesQuery } from '../../../../api/listings.ts'
import { answered } from '../../../../api/refused.ts'
import { hasFailed, PartFailure } from '../../../../shell/states/part-failure.tsx'
import { useMay } from '../../../../shell/use-may.ts'
import { inLanguage } from '../../../../text/bilingual.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import { useCaseCommand } from '../use-case-command.ts'
import styles from './conversation.module.css'

type TemplateChoiceProps = { readonly number: string; readonly onChoose: (words: string) => void }

/** Message templates, filled in from the case by the server, to go on writing from. */
export function TemplateChoice({ number, onChoose }: TemplateChoiceProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const maySee = useMay('settings.see')
  const templates = useQuery({ ...templatesQuery, enabled: maySee })
  const insert = useCaseCommand()
  const items = templates.data?.items ?? []
  if (hasFailed(templates)) return <PartFailure query={templates} />
  if (items.length === 0) return null
  const choose = async (template: string) => {
    const call = async () => {
      const { text } = await answered(api().draftReply({ params: { id: number, template } }))
      onChoose(inLanguage(text, language))
    }
    await insert.mutateAsync({ call, done: t('conversation.inserted') }).catch(() => undefined)
  }
  return (
    <Select
      size="small"
      showSearch={{ optionFilterProp: 'label' }}
      className={`${styles.template}`}
      aria-label={t('conversation.template')}
      placeholder={t('conversation.template')}
      popupMatchSelectWidth={false}
      value={null}
      loading={insert.isPending}
      options={items.map(({ key, name }) => ({ value: key, label: inLanguage(name, language) }))}
      onChange={(key: string | null) => (key === null ? undefined : void choose(key))}
    />
  )
}

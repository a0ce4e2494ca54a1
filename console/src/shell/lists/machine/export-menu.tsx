import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { failureOf } from '../../../api/failure.ts'
import { answered } from '../../../api/refused.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { ListName, ListQuery } from './definition.ts'
import { filterTextOf } from './list-search.ts'

type ExportMenuProps = {
  readonly list: ListName | 'audit'
  /** Absent: the usual ones. */
  readonly columns?: readonly string[]
  readonly query: ListQuery
}

/** Takes the list along as a table: the same rows, the same columns. */
export function ExportMenu({ list, columns, query }: ExportMenuProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { message } = App.useApp()
  const take = useMutation({
    mutationFn: async (format: 'xlsx' | 'csv') => {
      const wanted = { format, language, filter: filterTextOf(query), ...(columns && { columns: columns.join(',') }) }
      const { content } = await answered(api().exportList({ params: { list }, query: wanted }))
      save(content, `${list === 'audit' ? t('admin.places.audit') : t(`places.${list}`)}.${format}`)
    },
    onError: (error) => {
      const failure = failureOf(error)
      void message.error('message' in failure && failure.message ? failure.message : t('lists.exportFailed'))
    },
  })
  const items = [
    { key: 'xlsx', label: t('lists.exportXlsx') },
    { key: 'csv', label: t('lists.exportCsv') },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => take.mutate(key === 'csv' ? 'csv' : 'xlsx') }}>
      <Button icon={<DownloadOutlined aria-hidden />} loading={take.isPending}>
        {t('lists.export')}
      </Button>
    </Dropdown>
  )
}

function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}

import { DeleteOutlined, EyeOutlined } from '@ant-design/icons'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Input, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { failureOf } from '../../../api/failure.ts'
import { answered } from '../../../api/refused.ts'
import { PartFailure } from '../../states/part-failure.tsx'
import type { ListDefinition, ListName } from './definition.ts'
import styles from './list.module.css'
import { filterTextOf, type ListSearch, queryOf, searchOfFilter } from './list-search.ts'
import type { Layout } from './use-layout.ts'

const viewsQuery = (list: ListName) =>
  queryOptions({
    queryKey: ['list-views', list],
    queryFn: async ({ signal }) => (await answered(api().listListViews({ query: { list }, signal }))).items,
  })

type ViewMenuProps<Item> = {
  readonly list: ListDefinition<Item>
  readonly search: ListSearch
  readonly layout: Layout
  readonly onOpen: (search: ListSearch, layout: Layout) => void
}

/** Views of a list: one's own and the company's, to be opened; and the present one, to be saved. */
export function ViewMenu<Item>({ list, search, layout, onOpen }: ViewMenuProps<Item>) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const views = useQuery(viewsQuery(list.name))
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const onError = (error: unknown) => {
    const failure = failureOf(error)
    void message.error('message' in failure && failure.message ? failure.message : t('lists.viewFailed'))
  }
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['list-views', list.name] })
  const save = useMutation({
    mutationFn: () => {
      const content = {
        columns: [...layout.columns],
        density: layout.density,
        filter: filterTextOf(queryOf(list, search)),
      }
      return answered(api().saveListView({ body: { list: list.name, name: name.trim(), shared: isShared, content } }))
    },
    onSuccess: () => {
      setName('')
      void message.success(t('lists.viewSaved'))
      return onSuccess()
    },
    onError,
  })
  const remove = useMutation({
    mutationFn: (id: string) => answered(api().deleteListView({ params: { id } })),
    onSuccess,
    onError,
  })
  const content = (
    <div className={styles.menu}>
      <PartFailure query={views} />
      {views.data?.length === 0 ? <p className={styles.owner}>{t('lists.noViews')}</p> : null}
      {views.data?.map((view) => (
        <div key={view.id} className={styles.menuRow}>
          <button
            type="button"
            className={styles.choice}
            onClick={() => {
              const { columns, density = 'compact', filter = '' } = view.content
              onOpen(searchOfFilter(filter), { columns, density })
              setOpen(false)
            }}
          >
            {view.name}
            {view.shared ? <span className={styles.owner}> · {t('lists.sharedBy', { who: view.owner })}</span> : null}
          </button>
          {view.mine ? (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('lists.deleteView', { view: view.name })}
              loading={remove.isPending && remove.variables === view.id}
              onClick={() => remove.mutate(view.id)}
            />
          ) : null}
        </div>
      ))}
      <h3>{t('lists.saveView')}</h3>
      <form
        className={styles.menu}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') save.mutate()
        }}
      >
        <Input
          aria-label={t('lists.viewName')}
          placeholder={t('lists.viewName')}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={styles.menuRow}>
          <Checkbox checked={isShared} onChange={(event) => setShared(event.target.checked)}>
            {t('lists.share')}
          </Checkbox>
          <Button type="primary" htmlType="submit" disabled={name.trim() === ''} loading={save.isPending}>
            {t('lists.save')}
          </Button>
        </div>
      </form>
    </div>
  )
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setOpen}
      content={content}
      destroyOnHidden
    >
      <Button icon={<EyeOutlined aria-hidden />} aria-expanded={isOpen}>
        {t('lists.views')}
      </Button>
    </Popover>
  )
}

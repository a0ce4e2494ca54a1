import { ArrowDownOutlined, ArrowUpOutlined, TableOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../text/use-language.ts'
import { columnText, type ListDefinition } from './definition.ts'
import styles from './list.module.css'
import type { Layout } from './use-layout.ts'

type ColumnMenuProps<Item> = {
  readonly list: ListDefinition<Item>
  readonly layout: Layout
  readonly onChange: (layout: Layout) => void
}

/** Which columns are shown, in which order, and how close the rows stand. */
export function ColumnMenu<Item>({ list, layout, onChange }: ColumnMenuProps<Item>) {
  const { t } = useTranslation()
  const saying = { t, language: useLanguage() }
  const shown = layout.columns.flatMap((key) => list.columns.find((column) => column.key === key) ?? [])
  const others = list.columns.filter(({ key }) => !layout.columns.includes(key))
  const setColumns = (columns: readonly string[]) => onChange({ ...layout, columns })
  const toggle = (key: string, isWanted: boolean) =>
    setColumns(isWanted ? [...layout.columns, key] : layout.columns.filter((one) => one !== key))
  const move = (key: string, by: -1 | 1) => {
    const keys = shown.map((column) => column.key)
    const from = keys.indexOf(key)
    setColumns(keys.with(from, keys[from + by] ?? key).with(from + by, key))
  }
  const content = (
    <div className={styles.menu}>
      <Segmented<typeof layout.density>
        block
        aria-label={t('lists.density')}
        value={layout.density}
        options={[
          { value: 'compact', label: t('lists.compact') },
          { value: 'roomy', label: t('lists.roomy') },
        ]}
        onChange={(density) => onChange({ ...layout, density })}
      />
      <div className={styles.columnList}>
        {[...shown, ...others].map(({ key, label }, at) => {
          const text = columnText(label, saying)
          const isShown = at < shown.length
          return (
            <div key={key} className={styles.menuRow}>
              <Checkbox
                checked={isShown}
                disabled={isShown && shown.length === 1}
                onChange={(event) => toggle(key, event.target.checked)}
              >
                {text}
              </Checkbox>
              {isShown ? (
                <>
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowUpOutlined aria-hidden />}
                    aria-label={t('lists.moveUp', { column: text })}
                    disabled={at === 0}
                    onClick={() => move(key, -1)}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowDownOutlined aria-hidden />}
                    aria-label={t('lists.moveDown', { column: text })}
                    disabled={at === shown.length - 1}
                    onClick={() => move(key, 1)}
                  />
                </>
              ) : null}
            </div>
          )
        })}
      </div>
      <Button size="small" onClick={() => setColumns(list.usual)}>
        {t('lists.usualColumns')}
      </Button>
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" content={content} destroyOnHidden>
      <Button icon={<TableOutlined aria-hidden />}>{t('lists.columns')}</Button>
    </Popover>
  )
}

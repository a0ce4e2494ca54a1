import { useNavigate } from '@tanstack/react-router'
import { Input, Select, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FILTER_FIELDS, type FilterField, type OrderLineFilter } from './order-line-filter.ts'
import styles from './orders.module.css'

/** Finds the lines of an order, a customer or a product, by its exact number. */
export function OrderLineSearch({ filter }: { readonly filter: OrderLineFilter }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const present = FILTER_FIELDS.find((field) => filter[field] !== undefined) ?? 'orderNumber'
  const [field, setField] = useState<FilterField>(present)
  const search = (text: string) => {
    const value = text.trim()
    void navigate({ to: '/orders', search: value === '' ? {} : { [field]: value } })
  }
  return (
    <Space.Compact className={styles.search}>
      <Select
        className={`${styles.field}`}
        aria-label={t('orders.field')}
        value={field}
        options={FILTER_FIELDS.map((one) => ({ value: one, label: t(`case.${one}`) }))}
        onChange={setField}
      />
      <Input.Search
        key={filter[present] ?? ''}
        aria-label={t('orders.search')}
        placeholder={t('orders.search')}
        allowClear
        defaultValue={filter[present] ?? ''}
        onSearch={search}
      />
    </Space.Compact>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { RecordPage } from '../../shell/records/record-page.tsx'
import { Facts, Section, SmallTable } from '../../shell/records/section.tsx'
import { inLanguage } from '../../text/bilingual.ts'
import { momentText, moneyText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { CasesOf } from '../cases/index.ts'
import { ProductStock } from './product-stock.tsx'

/** One product: its terms, where it is kept, and the cases about it. */
export function ProductPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id } = useParams({ from: '/staff/products/$id' })
  const query = useQuery({
    queryKey: ['product', id],
    queryFn: ({ signal }) => answered(api().getProduct({ params: { id }, signal })),
  })
  const yes = (value: boolean) => t(value ? 'values.yes' : 'values.no')
  return (
    <RecordPage
      query={query}
      list={{ to: '/products', name: t('places.products') }}
      title={(product) => (product === undefined ? t('lists.column.product') : inLanguage(product.name, language))}
    >
      {(product) => (
        <>
          <Section title={t('record.terms')}>
            <Facts
              facts={[
                [t('lists.column.code'), product.code],
                [t('lists.column.category'), product.category],
                [t('lists.column.price'), product.listPrice === null ? null : moneyText(product.listPrice, language)],
                [t('lists.column.unit'), product.unit],
                [t('record.taxRate'), product.taxRate === null ? null : `${product.taxRate}%`],
                [t('record.serialised'), yes(product.serialised)],
                [t('record.lotTracked'), yes(product.lotTracked)],
                [
                  t('record.shelfLife'),
                  product.shelfLifeDays === null ? null : t('record.days', { count: product.shelfLifeDays }),
                ],
                [t('lists.column.changed'), momentText(product.changedAt, language)],
              ]}
            />
          </Section>
          {product.warranty.length === 0 ? null : (
            <Section title={t('record.warranty')}>
              <SmallTable
                caption={t('record.warranty')}
                items={product.warranty}
                keyOf={({ component }) => component}
                none={t('record.nothing')}
                columns={[
                  {
                    label: t('record.component'),
                    cell: ({ component }) => (component === 'whole' ? t('record.whole') : component),
                  },
                  {
                    label: t('record.term'),
                    isNumber: true,
                    cell: ({ months }) => t('record.months', { count: months }),
                  },
                ]}
              />
            </Section>
          )}
          <ProductStock code={product.code} />
          <CasesOf conditions={{ product: product.code }} about={{ product: product.code }} />
          <p>
            <Link to="/orders" search={{ product: product.code }}>
              {t('record.ordersOfProduct')}
            </Link>
          </p>
        </>
      )}
    </RecordPage>
  )
}

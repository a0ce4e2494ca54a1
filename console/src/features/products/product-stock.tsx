import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { MissingSection, Section, SmallTable } from '../../shell/records/section.tsx'
import { useMay } from '../../shell/use-may.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { countText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'

/** Where a product is kept, and how much of it; nothing where stock is not one's to see. */
export function ProductStock({ code }: { readonly code: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const may = useMay('stock.see')
  const query = useQuery({
    queryKey: ['list', 'stock', 'of', code],
    queryFn: ({ signal }) => answered(api().listStock({ query: { product: code, limit: 50 }, signal })),
    enabled: may,
  })
  const { data } = query
  if (data === undefined) return <MissingSection title={t('places.stock')} query={query} />
  return (
    <Section title={t('places.stock')}>
      <SmallTable
        caption={t('places.stock')}
        items={data.items}
        keyOf={({ warehouse }) => warehouse}
        none={t('lists.none.stock')}
        columns={[
          {
            label: t('lists.column.warehouse'),
            cell: ({ warehouse, warehouseWords }) => (
              <>
                {inLanguage(warehouseWords, language)} <span className="quiet">{warehouse}</span>
              </>
            ),
          },
          {
            label: t('lists.column.available'),
            isNumber: true,
            cell: ({ available }) => countText(available, language),
          },
          { label: t('lists.column.onHand'), isNumber: true, cell: ({ onHand }) => countText(onHand, language) },
          { label: t('lists.column.reserved'), isNumber: true, cell: ({ reserved }) => countText(reserved, language) },
          {
            label: t('lists.column.minimum'),
            isNumber: true,
            cell: ({ minimum }) => (minimum === null ? null : countText(minimum, language)),
          },
        ]}
      />
    </Section>
  )
}

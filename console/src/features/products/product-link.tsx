import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { useMay } from '../../shell/use-may.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { useLanguage } from '../../text/use-language.ts'

/** A product by name, leading to its page; by code alone where no more is known or to be seen. */
export function ProductLink({ code }: { readonly code: string }) {
  const language = useLanguage()
  const may = useMay('products.see')
  const { data } = useQuery({
    queryKey: ['list', 'products', 'of', code],
    queryFn: ({ signal }) => answered(api().listProducts({ query: { code, limit: 1 }, signal })),
    enabled: may,
  })
  const product = data?.items[0]
  if (product === undefined) return <>{code}</>
  return (
    <Link to="/products/$id" params={{ id: product.id }}>
      {inLanguage(product.name, language)} · {code}
    </Link>
  )
}

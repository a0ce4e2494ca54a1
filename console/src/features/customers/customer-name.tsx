type CustomerNameProps = { readonly name: string | null; readonly number: string }

/** A customer as lists show them: by name, the number behind it; by number where no name is known or to be seen. */
export function CustomerName({ name, number }: CustomerNameProps) {
  if (name === null) return number
  return <span title={number}>{name}</span>
}

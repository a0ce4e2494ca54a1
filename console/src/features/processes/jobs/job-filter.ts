/** What the list is narrowed to; it stands in the address. */
export type JobFilter = { readonly type?: string; readonly worker?: string }

export function readJobFilter(search: Readonly<Record<string, unknown>>): JobFilter {
  const read = (name: keyof JobFilter) => {
    const value = search[name]
    return typeof value === 'string' && value.trim() !== '' ? { [name]: value.trim().slice(0, 200) } : {}
  }
  return { ...read('type'), ...read('worker') }
}

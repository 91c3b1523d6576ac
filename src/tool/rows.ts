/** The reads and writes that every table has, as tools are handed them; all within one organization. */
export type Rows<Row extends { id: string }> = {
  get(id: string): Promise<Row | null>
  /** Throws `not-found`. */
  need(id: string): Promise<Row>
  /** Oldest first. A filter is equality; null means "is null", an array "one of". */
  list(filter?: { [K in keyof Row]?: Row[K] | readonly Row[K][] }, limit?: number): Promise<Row[]>
  insert(values: Partial<Row>): Promise<Row>
  insertMany(values: readonly Partial<Row>[]): Promise<Row[]>
  update(id: string, patch: Partial<Row>): Promise<Row>
  /** True when the row existed. */
  remove(id: string): Promise<boolean>
}

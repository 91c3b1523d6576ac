import type { z } from 'zod'
import { NovaError } from '../../errors.ts'
import type { IsoDate } from '../../lib/dates.ts'
import type { Cents } from '../../lib/money.ts'
import { LEGAL_KINDS } from './kinds/legal.ts'
import { MARKET_KINDS } from './kinds/market.ts'
import { MEANS_KINDS } from './kinds/means.ts'
import { OFFICE_KINDS } from './kinds/office.ts'
import { PEOPLE_KINDS } from './kinds/people.ts'
import { SITE_KINDS } from './kinds/site.ts'

/** Every kind of typed record. What has sums or joins of its own is a table instead. */
export const RECORD_KINDS = {
  ...SITE_KINDS,
  ...MEANS_KINDS,
  ...PEOPLE_KINDS,
  ...LEGAL_KINDS,
  ...MARKET_KINDS,
  ...OFFICE_KINDS,
}

export type RecordKind = keyof typeof RECORD_KINDS
export type RecordState<K extends RecordKind> = (typeof RECORD_KINDS)[K]['states'][number]
export type RecordData<K extends RecordKind> = z.output<(typeof RECORD_KINDS)[K]['data']>

/** What all kinds share. `date` is when it happened or begins, `due` when it is owed or expires. */
export type RecordFields = {
  title: string
  date: IsoDate | null
  due: IsoDate | null
  /** Cents. */
  amount: Cents | null
  projectId: string | null
  clientId: string | null
  vendorId: string | null
  personId: string | null
}

export type TypedRecord<K extends RecordKind = RecordKind> = RecordFields & {
  id: string
  createdAt: Date
  kind: K
  /** `QRT-014`, by kind. */
  number: string
  state: RecordState<K>
  data: RecordData<K>
}

export type NewRecord<K extends RecordKind> = Partial<RecordFields> & {
  title: string
  data: RecordData<K>
  state?: RecordState<K>
}

export type RecordFilter<K extends RecordKind> = {
  state?: RecordState<K> | readonly RecordState<K>[]
  projectId?: string | null
  clientId?: string | null
  vendorId?: string | null
  personId?: string | null
  /** Due on or before this day. */
  dueBy?: IsoDate
  since?: IsoDate
}

/** What a tool asks for; the database fits it. */
export type RecordStore = {
  /** By number. */
  list<K extends RecordKind>(kind: K, filter?: RecordFilter<K>): Promise<TypedRecord<K>[]>
  get<K extends RecordKind>(kind: K, id: string): Promise<TypedRecord<K> | null>
  /** Throws `not-found`. */
  need<K extends RecordKind>(kind: K, id: string): Promise<TypedRecord<K>>
  byNumber<K extends RecordKind>(kind: K, number: string): Promise<TypedRecord<K> | null>
  /** Validates, numbers and stores. Throws `input.invalid`. */
  create<K extends RecordKind>(kind: K, values: NewRecord<K>): Promise<TypedRecord<K>>
  /** `data` is merged over what is there. Throws `not-found`, `input.invalid`. */
  change<K extends RecordKind>(kind: K, id: string, patch: Partial<NewRecord<K>>): Promise<TypedRecord<K>>
  remove(kind: RecordKind, id: string): Promise<boolean>
  /** Records that hold every word, newest first; sensitive kinds only where named. */
  search(words: string, kinds?: readonly RecordKind[], limit?: number): Promise<TypedRecord[]>
}

/** The data of a record in its kind's shape. Throws `input.invalid` naming the field. */
export function readRecordData<K extends RecordKind>(kind: K, data: unknown): RecordData<K> {
  const read = RECORD_KINDS[kind].data.safeParse(data)
  if (read.success) return read.data as RecordData<K>
  const field = read.error.issues[0]?.path.join('.') ?? ''
  const { fr, en } = RECORD_KINDS[kind].label
  throw new NovaError(
    'input.invalid',
    {
      fr: `La fiche « ${fr} » n’est pas complète ou juste${field ? ` (${field})` : ''}. Corrige ce champ et recommence.`,
      en: `The “${en}” record is incomplete or wrong${field ? ` (${field})` : ''}. Correct that field and try again.`,
    },
    { field, cause: read.error },
  )
}

/** Throws `input.invalid` on a state that the kind does not have. */
export function readRecordState<K extends RecordKind>(kind: K, state?: string): RecordState<K> {
  const states: readonly string[] = RECORD_KINDS[kind].states
  if (state === undefined) return states[0] as RecordState<K>
  if (states.includes(state)) return state as RecordState<K>
  throw new NovaError(
    'input.invalid',
    {
      fr: `« ${state} » n’est pas un état de cette fiche. Choisis parmi : ${states.join(', ')}.`,
      en: `“${state}” is not a state of this record. Choose among: ${states.join(', ')}.`,
    },
    { field: 'state' },
  )
}

/** `QRT-014`. */
export const recordNumber = (kind: RecordKind, sequence: number): string =>
  `${RECORD_KINDS[kind].prefix}-${String(sequence).padStart(3, '0')}`

/** Lower case without accents, words apart: what is searched in and for. */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** What a record is found by: its number, its title and every text in its data. */
export const searchText = (record: { number: string; title: string; data: unknown }): string =>
  foldText([record.number, record.title, ...stringsOf(record.data)].join(' ')).slice(0, 8000)

const stringsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(stringsOf)
      : []

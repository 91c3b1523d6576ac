import type { IsoDate } from '../lib/dates.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Table } from './table.ts'

export type ReportSection = {
  heading: string
  /** Paragraphs separated by an empty line. */
  text?: string
  /** Key figures, already formatted. */
  fields?: { label: string; value: string }[]
  table?: Table
  /** A PNG with what it shows in words. */
  chart?: { png: Uint8Array; alt: string }
}

/** A weekly report or a monthly package: everything computed, in the reader's language. */
export type ReportDocument = {
  title: string
  subtitle: string
  /** The organization's name. */
  author: string
  lang: Lang
  /** The day it was made for; the file's own date. */
  date: IsoDate
  sections: ReportSection[]
  footer: string
}

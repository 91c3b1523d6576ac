import { PROVINCES } from '../../src/domain/province.ts'

const EMAIL = /[^\s,;@]+@[^\s,;@]+\.[^\s,;@]+/
const PHONE = /\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}/

export type SaidTogether = { name: string; email?: string; phone?: string; province?: string; rest: string[] }

/**
 * Reads what is often typed in one breath where a name was expected: "Toitures Gagnon, 12 rue Principale, Lévis, QC,
 * courriel info@gagnon.example". The first part is the name; what has no form of its own stays in `rest`, in order.
 */
export function readTogether(text: string): SaidTogether {
  const parts = text.split(/[,;\n]/).map((part) => part.trim())
  const [name = text, ...others] = parts.filter(Boolean)
  const said: SaidTogether = { name, rest: [] }
  for (const part of others) {
    const email = EMAIL.exec(part)?.[0]
    const phone = PHONE.exec(part)?.[0]
    const province = PROVINCES.find((code) => code === part.toUpperCase())
    if (email) said.email = email
    else if (phone) said.phone = phone
    else if (province) said.province = province
    else said.rest.push(part)
  }
  return said
}

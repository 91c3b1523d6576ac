import { foldText, type RecordStore, type TypedRecord } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { field } from '../../src/tool/fields.ts'

export type PropertyStores = { records: RecordStore }
export type Property = TypedRecord<'property'>

export const whichProperty = field
  .text({
    label: { fr: 'Immeuble', en: 'Building' },
    cues: ['immeuble', 'bâtisse', 'triplex', 'de la rue', 'building', 'au', 'du', 'à la', 'of the', 'at the'],
  })
  .optional()

const COMMON = new Set(['immeuble', 'building', 'rue', 'street', 'notre', 'our', 'the', 'cout', 'couts', 'costs'])

/** Buildings held that the words name; all of them where they name none. */
export async function propertiesNamed(words: string | undefined, { records }: PropertyStores): Promise<Property[]> {
  const held = await records.list('property', { state: ['held', 'for-sale'] })
  const asked = foldText(words ?? '')
    .split(' ')
    .filter((word) => word.length > 3 && !COMMON.has(word))
  const named = held.filter(({ number, title, data }) => {
    const names = foldText(`${number} ${title} ${data.address}`).split(' ')
    return asked.some((word) => names.includes(word))
  })
  return named.length > 0 ? named : held
}

export const noProperty = () =>
  new NovaError('not-found', {
    fr: 'Aucun immeuble n’est au dossier. Importe la liste, ou ajoute-le au registre des immeubles.',
    en: 'No building is on file. Import the list, or add it to the register of buildings.',
  })

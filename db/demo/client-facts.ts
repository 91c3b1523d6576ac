import type { Province } from '../../src/domain/province.ts'
import type { Lang } from '../../src/lib/i18n.ts'

/** A client; `days` is how long it takes on average to pay, from the invoice date. */
export type ClientFact = {
  code: string
  name: string
  kind: 'company' | 'person' | 'public'
  contact: string
  phone: string
  aliases: string[]
  lang: Lang
  days: number
  address: string
  city: string
  province: Province
  postalCode: string
}

const client = (
  code: string,
  name: string,
  days: number,
  contact: string,
  place: [address: string, city: string, postalCode: string],
  more: Partial<ClientFact> = {},
): ClientFact => ({
  code,
  name,
  kind: 'company',
  contact,
  // 555-01xx is reserved for fiction.
  phone: `${more.province === 'ON' ? 613 : 450} 555-01${code.startsWith('P') ? 6 : 4}${code.slice(1)}`,
  aliases: [],
  lang: 'fr',
  days,
  address: place[0],
  city: place[1],
  postalCode: place[2],
  province: 'QC',
  ...more,
})

const HOME = 'Saint-Rosalba-des-Monts'

export const CLIENTS: ClientFact[] = [
  client('C1', 'Coop Les Trois Saules', 38, 'Marielle Beaupré', ['212, rue des Saules', HOME, 'J0R 0X1'], {
    aliases: ['la coop', 'Trois Saules'],
  }),
  client('C2', 'Clinique Boréal-Nord', 24, 'Dr Anh Nguyen', ['48, boulevard Boréal', 'Val-des-Épinettes', 'J0T 0X2'], {
    aliases: ['la clinique', 'Boréal'],
  }),
  client(
    'C3',
    'CSS des Érablières',
    33,
    'Sylvain Courtemanche',
    ['1500, chemin de l’Érablière', 'Sainte-Ozite', 'J0R 0X3'],
    { kind: 'public', aliases: ['centre de services scolaire', 'la commission scolaire', 'Érablières'] },
  ),
  client('C4', 'Gestion Vachon-Leduc', 61, 'Réjean Vachon', ['75, rue du Marché, bureau 300', HOME, 'J0R 0X4'], {
    aliases: ['Vachon', 'Vachon Leduc'],
  }),
  client('C5', 'Famille Arsenault-Roy', 12, 'Josée Arsenault', ['19, croissant des Merles', HOME, 'J0R 0X5'], {
    kind: 'person',
    aliases: ['Arsenault', 'Arsenault Roy'],
  }),
  client('C6', 'Microbrasserie La Débâcle', 44, 'Olivier Therrien', ['6, quai des Glaces', 'Port-Albin', 'J0K 0X6'], {
    aliases: ['la microbrasserie', 'la brasserie', 'the brewery', 'La Débâcle'],
  }),
  client('C7', 'Northgate Storage Ltd.', 31, 'Heather Colquhoun', ['2290 Tremont Line Road', 'Ottawa', 'K0A 0X7'], {
    lang: 'en',
    province: 'ON',
    aliases: ['Northgate', 'Northgate Storage'],
  }),
  client(
    'C8',
    'Résidence Le Crépuscule Doré',
    52,
    'Gaétane Lussier',
    ['330, avenue du Belvédère', 'Val-des-Épinettes', 'J0T 0X8'],
    { aliases: ['la résidence', 'le Crépuscule', 'Crépuscule Doré', 'the residence'] },
  ),
]

/** The neighbours for whom the small works are done; they pay in 20 days on average. */
export const SMALL_CLIENTS: ClientFact[] = [
  client('P1', 'Garage Lucien Bibeau', 20, 'Lucien Bibeau', ['88, route 341', HOME, 'J0R 0X9']),
  client('P2', 'Quincaillerie Paradis-Morin', 20, 'Nathalie Paradis', ['14, rue Principale', HOME, 'J0R 0X9']),
  client('P3', 'Ferme Hautes-Terres', 20, 'Benoît Lamontagne', ['1207, rang Saint-Édouard', 'Sainte-Ozite', 'J0R 0X3']),
  client('P4', 'Boulangerie Pain-Perdu', 20, 'Fatou Camara', ['31, rue Principale', HOME, 'J0R 0X9']),
  client('P5', 'Camping du Lac Sifflet', 20, 'Guy Desormeaux', ['5, chemin du Lac-Sifflet', 'Port-Albin', 'J0K 0X6']),
  client('P6', 'Auberge du Vieux Quai', 20, 'Mireille Savoie', ['2, rue du Quai', 'Port-Albin', 'J0K 0X6']),
]

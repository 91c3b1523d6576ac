import type { IsoDate } from '../../src/lib/dates.ts'
import type { Cents } from '../../src/lib/money.ts'

/** The year's marketing: spent 46 800 in all; Google Ads 3 200, which brought two contracts of 38 400 together. */
export const CAMPAIGNS: {
  key: string
  name: string
  channel: string
  from: IsoDate
  to: IsoDate
  spent: Cents
  objective: string
  status: 'active' | 'done'
}[] = [
  {
    key: 'ads',
    name: 'Google Ads – rénovation',
    channel: 'google-ads',
    from: '2026-02-02',
    to: '2026-05-29',
    spent: 320_000,
    objective: 'Remplir le creux du printemps',
    status: 'done',
  },
  {
    key: 'salon',
    name: 'Salon de l’habitation',
    channel: 'event',
    from: '2026-01-19',
    to: '2026-02-08',
    spent: 940_000,
    objective: 'Rencontrer des propriétaires',
    status: 'done',
  },
  {
    key: 'web',
    name: 'Site web et référencement',
    channel: 'website',
    from: '2025-11-03',
    to: '2026-10-30',
    spent: 1_260_000,
    objective: 'Être trouvé pour l’enveloppe et les écoles',
    status: 'active',
  },
  {
    key: 'letter',
    name: 'Infolettre aux gestionnaires',
    channel: 'email',
    from: '2025-11-03',
    to: '2026-10-30',
    spent: 360_000,
    objective: 'Rester présent entre deux chantiers',
    status: 'active',
  },
  {
    key: 'local',
    name: 'Commandites locales',
    channel: 'sponsorship',
    from: '2025-11-03',
    to: '2026-10-30',
    spent: 800_000,
    objective: 'Notoriété dans la région',
    status: 'active',
  },
  {
    key: 'video',
    name: 'Vidéos de chantier',
    channel: 'social',
    from: '2026-03-02',
    to: '2026-09-25',
    spent: 1_000_000,
    objective: 'Montrer le savoir-faire',
    status: 'done',
  },
]

/** `silent`: sent, over 10 000 $, and never a word since. `answered`: the last word is recent. */
type QuoteState = 'won' | 'silent' | 'answered' | 'lost' | 'expired'

export type QuoteFact = {
  who: string
  title: string
  dollars: number
  date: IsoDate
  state: QuoteState
  client: string | null
  project: string | null
  campaign: string | null
  english: boolean
}

type More = Partial<Pick<QuoteFact, 'client' | 'project' | 'campaign' | 'english'>>

const quote = (
  date: string,
  state: QuoteState,
  dollars: number,
  who: string,
  title: string,
  more: More = {},
): QuoteFact => ({
  who,
  title,
  dollars,
  date,
  state,
  client: null,
  project: null,
  campaign: null,
  english: false,
  ...more,
})

/** Eleven won (nine of them by new clients), four silent, twenty-seven others: 42. */
export const QUOTES: QuoteFact[] = [
  quote('2025-11-10', 'lost', 84_300, 'Entrepôts Lavigueur', 'Agrandissement du quai'),
  quote('2025-11-18', 'won', 9_600, 'Salon Mèche Folle', 'Cloison et comptoirs', { campaign: 'letter' }),
  quote('2025-11-26', 'lost', 41_200, 'Copropriété du Ruisseau', 'Balcons, 12 logements'),
  quote('2025-12-04', 'expired', 6_900, 'Luce Bergeron', 'Sous-sol à isoler', { campaign: 'web' }),
  quote('2025-12-11', 'lost', 127_500, 'Municipalité de Sainte-Ozite', 'Garage municipal, portes'),
  quote('2026-01-08', 'won', 1_890_000, 'Northgate Storage Ltd.', 'Self-storage warehouse, Ottawa', {
    client: 'C7',
    project: 'CHE-2601',
    campaign: 'web',
    english: true,
  }),
  quote('2026-01-15', 'lost', 22_800, 'Dépanneur du Coin', 'Façade et enseigne'),
  quote('2026-01-22', 'lost', 15_400, 'Steeve Massicotte', 'Garage détaché', { campaign: 'salon' }),
  quote('2026-01-29', 'won', 28_700, 'Miel Boréalis', 'Salle d’extraction', { campaign: 'salon' }),
  quote('2026-02-05', 'expired', 11_900, 'Famille Grondin', 'Cuisine', { campaign: 'salon' }),
  quote('2026-02-12', 'lost', 64_000, 'Usinage Prévert', 'Bureaux à l’étage'),
  quote('2026-02-19', 'won', 21_900, 'Famille Kouadio', 'Rénovation du rez-de-chaussée', { campaign: 'ads' }),
  quote('2026-02-26', 'lost', 8_700, 'Denis Labrie', 'Porte-patio et galerie', { campaign: 'ads' }),
  quote('2026-03-05', 'lost', 33_500, 'Gym Plein Souffle', 'Vestiaires', { campaign: 'ads' }),
  quote('2026-03-12', 'won', 987_000, 'Résidence Le Crépuscule Doré', 'Mise aux normes de la résidence', {
    client: 'C8',
    project: 'CHE-2602',
    campaign: 'local',
  }),
  quote('2026-03-19', 'won', 16_500, 'Hélène Marcotte', 'Salle de bain et escalier', { campaign: 'ads' }),
  quote('2026-03-26', 'lost', 52_300, 'Cidrerie des Pentes', 'Entrepôt réfrigéré'),
  quote('2026-04-02', 'expired', 4_800, 'Yvan Pépin', 'Clôture et portail', { campaign: 'ads' }),
  quote('2026-04-09', 'lost', 19_700, 'Atelier Copeau', 'Toit de l’atelier'),
  quote('2026-04-16', 'lost', 240_000, 'Municipalité de Port-Albin', 'Chalet des loisirs'),
  quote('2026-04-23', 'won', 412_300, 'Gestion Vachon-Leduc', 'Rénovation d’un 6-plex', {
    client: 'C4',
    project: 'CHE-2603',
    campaign: 'letter',
  }),
  quote('2026-04-30', 'lost', 13_600, 'Harbour Books', 'Shop fit-out', { english: true, campaign: 'web' }),
  quote('2026-05-07', 'lost', 7_400, 'Manon Guertin', 'Terrasse', { campaign: 'web' }),
  quote('2026-05-14', 'won', 34_100, 'Pépinière Vert-Bois', 'Serre et dalle', { campaign: 'web' }),
  quote('2026-05-21', 'lost', 71_900, 'Transport Lalancette', 'Baie de lavage'),
  quote('2026-05-28', 'expired', 9_300, 'Club nautique', 'Quai d’accueil'),
  quote('2026-06-04', 'won', 2_240_000, 'CSS des Érablières', 'Agrandissement de l’école', {
    client: 'C3',
    project: 'CHE-2604',
    campaign: 'local',
  }),
  quote('2026-06-11', 'lost', 26_400, 'Café Brûlerie Nord', 'Terrasse couverte', { campaign: 'video' }),
  quote('2026-06-18', 'lost', 58_800, 'Coopérative funéraire', 'Salle de recueillement'),
  quote('2026-06-25', 'won', 12_800, 'Ébénisterie Frênette', 'Dépoussiéreur et cloison', { campaign: 'video' }),
  quote('2026-07-09', 'lost', 17_200, 'Rosa Delgado', 'Toiture', { campaign: 'web' }),
  quote('2026-08-06', 'won', 18_900, 'Chalets du Versant', 'Six galeries', { campaign: 'video' }),
  quote('2026-08-20', 'answered', 8_200, 'Marché Bio-Sillon', 'Chambre froide', { campaign: 'letter' }),
  quote('2026-09-03', 'silent', 46_200, 'Vétérinaire Griffe-Douce', 'Salle d’opération', { campaign: 'web' }),
  quote('2026-09-10', 'answered', 3_900, 'Jean-Guy Fortier', 'Marches de béton', { campaign: 'web' }),
  quote('2026-09-17', 'silent', 32_750, 'Copropriété Le Quai 9', 'Réfection du hall', { campaign: 'letter' }),
  quote('2026-09-24', 'answered', 9_900, 'Garderie Les Petits Pas', 'Cour clôturée', { campaign: 'local' }),
  quote('2026-10-01', 'silent', 18_400, 'Lakeview Marina', 'Boat shed doors', { english: true, campaign: 'web' }),
  quote('2026-10-08', 'answered', 5_600, 'Atelier Lunaire', 'Éclairage et plafond', { campaign: 'video' }),
  quote('2026-10-15', 'answered', 7_800, 'Sophie Hamelin', 'Fenêtres, 4 unités', { campaign: 'web' }),
  quote('2026-10-20', 'answered', 6_400, 'Le Petit Gîte', 'Salle de bain', { campaign: 'letter' }),
  quote('2026-10-23', 'silent', 148_900, 'Bibliothèque de Val-des-Épinettes', 'Réaménagement de l’étage', {
    campaign: 'local',
  }),
]

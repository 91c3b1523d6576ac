import type { IsoDate } from '../../src/lib/dates.ts'
import { type DemoCalendar, type DemoRow, personId } from './rows.ts'
import { demoId } from './seed.ts'

const pages = (...texts: string[]) => texts.map((text, i) => `p. ${i + 1} – ${text}`).join('\n')

const PAPERS: [
  key: string,
  kind: 'procedure' | 'policy' | 'guide',
  title: string,
  author: string,
  date: IsoDate,
  text: string,
][] = [
  [
    'invoicing 1',
    'procedure',
    'Procédure de facturation v1',
    'nadia',
    '2024-11-04',
    pages('Les factures partent le dernier vendredi du mois.', 'La retenue de 10 % se calcule avant les taxes.'),
  ],
  [
    'invoicing 2',
    'procedure',
    'Procédure de facturation v2',
    'nadia',
    '2026-02-16',
    pages(
      'Demandes de paiement : le chargé de projet donne l’avancement au plus tard le 25 du mois.',
      'Retenue : 10 % avant les taxes, facturée à sa libération. Les taxes suivent la province du chantier.',
      'Retards : rappel à 15 jours, appel à 30 jours, dossier remis à la contrôleuse à 60 jours.',
    ),
  ],
  [
    'emergency',
    'procedure',
    'Procédure d’urgence',
    'marc-antoine',
    '2025-04-07',
    pages(
      'En cas d’urgence : arrêter les travaux, appeler le 911, prévenir le contremaître puis la direction.',
      'Déversement : contenir, ne rien rincer, appeler Urgence-Environnement. Noter l’heure au journal de chantier.',
    ),
  ],
  [
    'welcome',
    'guide',
    'Guide d’accueil',
    'marc-antoine',
    '2025-01-15',
    pages(
      'Bienvenue chez Constructions Chênevert. Présentez votre carte ASP le premier matin.',
      'Heures : elles se donnent chaque vendredi avant 15 h, au projet et par genre de travail.',
    ),
  ],
  [
    'expenses',
    'policy',
    'Politique de dépenses',
    'nadia',
    '2026-01-12',
    pages(
      'Repas : jusqu’à 25 $ par jour hors de la région, avec reçu. Hôtel : demander avant de réserver.',
      'Remboursement : reçu envoyé dans les 30 jours, payé avec la paie suivante.',
    ),
  ],
  [
    'purchases',
    'policy',
    'Politique d’achats',
    'nadia',
    '2025-11-10',
    pages(
      'Achats : trois prix au-delà de 5 000 $. Les chargés de projet approuvent jusqu’à 10 000 $; la présidente approuve au-delà.',
      'Tout changement de compte de banque d’un fournisseur se vérifie par téléphone, au numéro déjà au dossier.',
    ),
  ],
  [
    'driving',
    'policy',
    'Politique de conduite',
    'isabelle',
    '2024-03-18',
    pages('Cellulaire : jamais au volant, même en mains libres sur le chantier. Vitesse de 15 km/h près des équipes.'),
  ],
]

/** What the firm wrote about how it works; some of it has aged. */
export const library = ({ day }: DemoCalendar): DemoRow<'documents'>[] =>
  PAPERS.map(([key, kind, title, author, date, text]) => ({
    id: demoId(`document ${key}`),
    kind,
    title,
    authorId: personId(author),
    date: day(date),
    text,
  }))

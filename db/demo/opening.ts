/** What was asked in the thread just before a newcomer opens the page; each waits for a manager's click. */
export const OPENING = [
  {
    as: 'karine',
    channel: 'facturation',
    text: "facture la Famille Arsenault-Roy 1 850 $ pour l'ajustement des portes d'armoires",
  },
  {
    as: 'nadia',
    channel: 'facturation',
    text: 'crédite 300 $ sur la facture 2026-0146, quincaillerie facturée en double',
  },
]

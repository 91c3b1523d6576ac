// What people type about statutory payment dates and claims; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const PAYMENT_CALENDAR: Examples = {
  fr: [
    'l’école doit nous payer quand légalement',
    'quelle est la date limite de paiement de l’école selon la loi',
    'paiement rapide : les dates pour l’agrandissement de l’école',
    'la loi sur les paiements rapides s’applique tu à la résidence',
    'le client a jusqu’à quand pour refuser notre demande',
    'calendrier légal de paiement de Northgate',
    'dans combien de jours Northgate est obligé de payer en Ontario',
    'peuvent-ils encore refuser de payer notre demande d’octobre à Northgate',
    'délai de refus de la demande de paiement pour l’école',
    'on doit payer les sous-traitants quand selon la loi sur le projet de l’école',
    'si on remet la demande le 1er décembre l’école paie quand',
    'RPRRD école des Érablières',
    'delais legaux de paiement 6-plex',
  ],
  en: [
    'when must the school pay us by law',
    'can they refuse to pay our october app now on Northgate',
    'prompt payment dates for the school',
    'does prompt payment apply to the residence',
    'statutory payment deadline for Northgate',
    'until when can the owner give notice of non-payment on Northgate',
    'legal payment calendar of the school extension',
    'when do we have to pay the subs under prompt payment on the school job',
    'if we apply on december 1 when does the school have to pay',
  ],
}

// What is no request: greetings, thanks, insults, nothing at all. Whole messages only; "bonjour, montre…" is a request.
export type Smalltalk = 'hello' | 'thanks' | 'bye' | 'insult' | 'assent' | 'empty' | 'other-language' | 'nonsense'

const NAME = "(?: (?:nova|a tous|tout le monde|everyone|all|there|team|la gang|gang|guys|l'equipe))?"
const END = '[ !.,?)(:;-]*$'
const HELLO = new RegExp(
  `^(?:allo+|salut|bonjour|bon matin|bonsoir|hey+|hi+|hello+|yo|coucou|good (?:morning|afternoon|evening)|morning|re)${NAME}(?:[ ,!]+(?:ca va(?: bien)?|comment (?:ca va|vas-tu|allez-vous|tu vas)|how are you(?: doing)?|how's it going|what's up|sup))?${END}`,
)
const HOW = new RegExp(
  `^(?:ca va(?: bien)?|comment (?:ca va|vas-tu|tu vas|allez-vous)|how are you(?: doing)?|how's it going|what's up|sup)${NAME}${END}`,
)
const THANKS = new RegExp(
  `^(?:(?:ok|super|parfait|great|perfect|cool|nice|top|genial|excellent|good|awesome)[ ,!]*)?(?:merci(?: (?:beaucoup|bien|infiniment|mille fois))?|thanks?(?: (?:you|a lot|so much|very much))*|thank you(?: (?:so|very) much)?|cimer|t'es (?:fin|fine|le meilleur|la meilleure)|you rock|good job|bravo|beau travail)(?: nova)?${END}`,
)
const BYE = new RegExp(
  `^(?:bye+(?: bye)?|au revoir|a (?:demain|plus|la prochaine|bientot|lundi)|bonne (?:journee|soiree|nuit|fin de semaine|fin de journee)|good ?(?:bye|night)|see (?:you|ya)(?: (?:later|tomorrow))?|later|ciao|have a good (?:one|day|night|weekend))${NAME}${END}`,
)
const INSULT =
  /\b(?:tabarnak|tabarnac|calisse?|crisse de (?:bot|machine|niaiseux)|(?:e|o|ho)st(?:i|ie|y) d['e]|va chier|ta gueule|ferme(?: |-)la(?= (?:donc|toi|nova|bot|svp|stp)\b|[^ a-z]| ?$)|mange de la marde|t'es (?:(?:un|une|ben|bin|vraiment|tellement|trop|assez) )*(?:con|conne|cave|nul|nulle|niaiseux|niaiseuse|epais|poche|idiote?|stupide|inutile|pourri)|(?:fuck|screw) (?:you|off)|fuck|stfu|shut up|you(?:'re| are)? (?:a |an )?(?:so )?(?:stupid|useless|idiot|moron|dumb|suck|trash|garbage)|stupid bot|dumb bot|idiot|imbecile|connard|piece of (?:shit|crap))\b/

/** `known` tells whether the engine has ever seen a word. */
export function smalltalkIn(original: string, clean: string, known: (word: string) => boolean): Smalltalk | undefined {
  const text = clean.trim()
  if (!text) return 'empty'
  const letters = text.match(/[a-z]+/g) ?? []
  if (!letters.length) return /\d/.test(text) || /\p{L}/u.test(original) ? undefined : 'nonsense'
  if (HELLO.test(text) || HOW.test(text)) return 'hello'
  if (THANKS.test(text)) return 'thanks'
  if (BYE.test(text)) return 'bye'
  if (INSULT.test(text) && letters.length <= 10) return 'insult'
  const gibberish = letters.every((word) => !known(word) && isGibberish(word)) && letters.join('').length >= 4
  return gibberish && !/\d/.test(text) ? 'nonsense' : undefined
}

const isGibberish = (word: string) =>
  !/[aeiouy]/.test(word) ||
  /[bcdfghjklmnpqrstvwxz]{5}|(.)\1\1|[qwx][^aeiouwrh']/.test(word) ||
  /(?:asd|sdf|dfg|hjk|jkl|qwe|zxc)/.test(word)

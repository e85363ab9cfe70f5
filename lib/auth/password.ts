/** T06: long, any characters, no composition rules. The upper bound only keeps hashing cheap. */
export const SHORTEST_PASSWORD = 15
export const LONGEST_PASSWORD = 1000
/** What must remain besides the words an attacker tries first. */
const OWN_PART = 8

/** The commonest long passwords of published breaches, as letters and digits only. */
const COMMON = new Set(
  `correcthorsebatterystaple passwordpassword password1234567 password12345678 password123456789 passwordpassword1
  1234567890123456 123456789012345 12345678901234567890 0123456789012345 987654321098765 098765432109876
  qwertyuiopasdfgh qwertyuiopasdfghjkl qwertyuiop123456 qwertyuiop12345 1qaz2wsx3edc4rfv 1qaz2wsx3edc4rfv5tgb zaq12wsxcde34rfv
  q1w2e3r4t5y6u7i8 q1w2e3r4t5y6u7i8o9p0 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o0p asdfghjklqwertyuiop zxcvbnmasdfghjkl
  iloveyouiloveyou iloveyouforever iloveyousomuch iloveyou123456789 letmeinletmein1 letmeinletmeinletmein
  welcomewelcome1 welcome123456789 administrator123 administratoradministrator adminadminadmin changemechangeme changemechangemechangeme
  thisismypassword thisisapassword mypasswordispassword thequickbrownfox thequickbrownfoxjumpsoverthelazydog
  maytheforcebewithyou tobeornottobethatisthequestion tobeornottobe123 everythingisawesome neverGonnagiveyouup
  trustno1trustno1 monkeymonkeymonkey dragondragondragon sunshinesunshine princessprincess footballfootball baseballbaseball
  supercalifragilisticexpialidocious abcdefghijklmnop abcdefghijklmnopqrstuvwxyz abcdefghijklmno abcdefgh12345678 abcd1234abcd1234
  secretsecretsecret masterpassword1 computercomputer internetinternet summersummer2026 winterwinter2026 spring2026spring
  liverpoolliverpool manchesterunited arsenalarsenal1 jesusjesusjesus godisgoodallthetime onceuponatime123 qazwsxedcrfvtgb qazwsxedcrfvtgbyhnujm`
    .toLowerCase()
    .split(/\s+/),
)

type About = { email: string; name?: string; organisation?: string }

/** What is wrong with a new password, as a sentence, or null. `demo` allows the demo's own password. */
export function passwordProblem(password: string, about: About, demo = false): string | null {
  if (demo && password === 'demo') return null
  const length = [...password].length
  if (length < SHORTEST_PASSWORD)
    return `Use at least ${SHORTEST_PASSWORD} characters; a few words you will remember do well.`
  if (length > LONGEST_PASSWORD) return `Use at most ${LONGEST_PASSWORD} characters.`
  const plain = bare(password)
  if (COMMON.has(plain) || isRepeated(password) || isRun(password))
    return 'This password is among the first that attackers try. Use a few unrelated words instead.'
  const rest = contextWords(about).reduce((left, word) => left.replaceAll(word, ''), plain)
  if (rest.length < OWN_PART && rest !== plain)
    return 'Do not build the password from your name, your address or the organisation. Use a few unrelated words instead.'
  return null
}

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** "aaaaaaaaaaaaaaa", "abcabcabcabcabc": a short piece over and over. */
const isRepeated = (text: string) => /^(.{1,6}?)\1{2,}.{0,5}$/su.test(text.toLowerCase())

/** Each character follows the one before: "abcdefghijklmnopq". */
const isRun = (text: string) => {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0)
  const step = (codes[1] ?? 0) - (codes[0] ?? 0)
  return Math.abs(step) === 1 && codes.every((code, at) => at === 0 || code - (codes[at - 1] ?? 0) === step)
}

function contextWords({ email, name = '', organisation = '' }: About): string[] {
  const words = `${email.replace(/\.[a-z]+$/i, '')} ${name} ${organisation} cabinet password change advisory board`
  return [email, ...words.split(/[\s@.+_-]+/)]
    .map(bare)
    .filter((word) => word.length >= 4)
    .sort((a, b) => b.length - a.length)
}

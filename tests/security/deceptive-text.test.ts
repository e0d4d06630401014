import { describe, expect, it } from 'vitest'
import { findDeception, withoutLinks } from '~/security/deceptive-text.server'
import { personName } from '~/security/person-name.server'
import { visibleText } from '~/security/visible-text'

const HONEST_TITLES = [
  'Intro call',
  'Q&A v2.0',
  'Q&A v1.2.3',
  'Node.js review',
  'Vue.js & React: which one?',
  'ASP.NET workshop',
  'Moving from VB.NET to C#',
  'Intro (30 min.)Next steps',
  'St.Gallen meeting',
  'Sprechstunde Dr.med. Müller',
  'Dr.med.dent. Anna Meier, Kontrolle',
  'Prof.Dr.med. Anna Müller',
  'Gespräch mit Prof.Dr.-Ing. Weber',
  'Mr.Black meets Ms.Green',
  'Dr.Ng',
  'Ph.D interview',
  'M.Sc thesis talk',
  'Müller GmbH & Co.KG: Angebot',
  'Onboarding, step 1/3',
  'Plan 2026-2027',
  'Review 03.12.2026 14:00',
  '24/7 support intro',
  '10:00–17:00 office hours',
  'Budget of 100 000 000',
  'Order 1234567890',
  'Ref: 1234567890123456, urgent',
  'Call about the year 2026',
  'Call 1 of 3',
  'HTTP basics',
  'HTTPS for beginners',
  'Dot com strategy',
  'Polka dot workshop',
  'Coffee @ Work',
  'Lunch@Noon',
  'Überblick: Förderung für Gründer:innen',
  'C++ vs. Rust',
  'F# in practice',
  'What’s new?',
  'Discovery “deep dive” – 45’',
  'Rückruf erbeten',
  'Appel découverte (30 min)',
  'Llamada de presentación',
  'Col·legi d’Enginyers',
  'Знакомство: IT-встреча',
  '1С: внедрение',
  'Γνωριμία',
  'π-Day',
  'Measuring μm and kΩ',
  '初回相談',
  '初回相談（オンライン）Zoom版',
  '季度会议。讨论预算',
  'ジョン・スミス様との面談',
  '소개 통화',
  'ประชุมZoomกับทีม',
  'اجتماع تعريفي',
  'גיבוש צוות',
  'परिचय बैठक',
  'Meeting 🇨🇭',
  '👩‍💻 Pairing',
  '❤️ Thanks',
  '1️⃣ First steps',
  'R&D / H.R. sync',
  'U.S.A. market entry',
  'Yes. No. Maybe.',
  'Wait... what',
]

const HONEST_NAMES = [
  'Anna M.de Jong',
  'Jean B.de la Cour',
  'Maria A.di Stefano',
  'A.I. de Vries',
  'J.R.R. Tolkien',
  'J.Ford',
  'Dr. Ng',
  'Anna Müller, Ph.D',
  'Dipl.Ing. Huber',
  'Dipl.-Ing. Huber',
  'Mag.phil. Gruber',
  'Univ.-Prof. Dr.iur. Hofer',
  'Sinéad O’Connor',
  "Seán O'Neill-Byrne",
  'Mary-Jane Smith 3rd',
  'Jean-Luc Müller-Lüdenscheidt',
  'Nguyễn Thị Minh Khai',
  'Łukasz Żółć',
  'İbrahim Ağaoğlu',
  'Þórdís Guðmundsdóttir',
  'Олександр Коваль',
  'А.М. Петров',
  'М.Ко',
  'Νίκος Παπαδόπουλος',
  'Արամ Խաչատրյան',
  'გიორგი ბერიძე',
  'محمد علی',
  'علی‌رضا کریمی',
  'יעל כהן',
  'עו"ד יוסי לוי',
  'สมชาย ใจดี',
  '王小明',
  '李.小龙',
  '山田 太郎',
  '葛󠄀城 ユキ',
  'ジョン・スミス',
  '김민수',
  'प्रिया शर्मा',
  'ක්‍රිෂාන්',
  'தமிழ்ச்செல்வி',
  '⚡️ Zoë',
  'Sam @ Example Corp',
  'X Æ A-12',
]

const LINKS = [
  'Win at https://evil.example',
  'hxxps://evil example',
  'see //evil.com',
  'http:evil',
  'evil.com',
  'EVIL.COM',
  'Get it: evil.com/x?y=1',
  'www.evil',
  'bit.ly/x',
  'bit·ly⁄x',
  'bit.ly∕x',
  't.me/evil',
  'evil.example',
  'evil.test/login',
  'paypal.com.evil.example',
  'evil.xyz',
  'evil.рф',
  'пример.рф',
  'evil.xn--p1ai',
  'evil.com:8080',
  '203.0.113.9',
  'x@evil.tk',
  'mailto:x@evil.tk',
  'ada+win@evil.example',
  'info (at) evil (dot) com',
  'evil[.]com',
  'evil(.)com',
  'evil [dot] com',
  'evil dot com',
  'evil punkt com',
  'evil . com',
  'evil .com',
  'evil. com',
  'evil。com',
  'example。com',
  'evil．com',
  'evil｡com',
  'evil․com',
  'evil·com',
  'evil•com',
  'evil・com',
  'ｅｖｉｌ．ｃｏｍ',
  '𝐞𝐯𝐢𝐥.𝐜𝐨𝐦',
  'ⓔⓥⓘⓛ.ⓒⓞⓜ',
  '🅴🆅🅸🅻.🅲🅾🅼',
  'ᴇᴠɪʟ.ᴄᴏᴍ',
  'e\u200bvil.\u200bcom',
  'evil.\u00adcom',
  'evil\u2060.com',
  'ev\u{e0041}il.com',
  'Dr.evil.com',
  'dr.med',
  'Dr.med/x',
  'x@Dr.med',
  'Dr.Com',
  'Prof.Shop',
  'med.co',
  'a.de',
  'm.de Jong',
  'M.de jong',
]

const LOOK_ALIKES = ['Pаypal support', 'exаmple review', 'Gооgle', 'Αmazon deals', 'Micrоsоft', 'аpple', 'Ꭰana']
const LOOK_ALIKE_LINKS = ['аррӏе.сом', 'ехаmple.сом', 'exаmple.com']

const PHONES = [
  'Call +1 800 555 0199 now',
  '+18005550199',
  'call 1-800-555-0199',
  'Support: (800) 555-0199',
  '1-800-FLOWERS today',
  'Hotline 0800 123 456',
  'Bitte anrufen: 044 668 18 00',
  '0446681800',
  '０８００ １２３ ４５６７',
  '٠٨٠٠ ١٢٣ ٤٥٦٧',
  'call ①-⑧⓪⓪-⑤⑤⑤-⓪①⑨⑨',
  '1️⃣ 8️⃣0️⃣0️⃣ 5️⃣5️⃣5️⃣ 0️⃣1️⃣9️⃣9️⃣',
  'WhatsApp 079 123 45 67',
  'Позвоните 8 800 555 35 35',
  '致电 400-123-4567',
  'Text 555-0199 to win',
]

describe('typed text that reaches mail to others (S16)', () => {
  it.each(HONEST_TITLES)('takes the title %s', (title) => {
    expect(findDeception(title)).toBeNull()
  })

  it.each(HONEST_NAMES)('takes the name %s as it is', (name) => {
    expect(personName.safeParse(name)).toMatchObject({ success: true, data: name })
  })

  it.each(LINKS)('refuses the link in %j', (text) => {
    expect(findDeception(text)).toBe('link')
    expect(personName.safeParse(text).success).toBe(false)
  })

  it.each(LOOK_ALIKES)('refuses letters that look like others in %j', (text) => {
    expect(findDeception(text)).toBe('look_alike')
    expect(personName.safeParse(text).success).toBe(false)
  })

  it.each(LOOK_ALIKE_LINKS)('refuses an address in letters that look like others: %j', (text) => {
    expect(findDeception(text)).not.toBeNull()
  })

  it.each(PHONES)('refuses the number to call in %j', (text) => {
    expect(findDeception(text)).toBe('phone')
    expect(personName.safeParse(text).success).toBe(false)
  })

  it('lets a host name the domain that they have verified, and no other', () => {
    const own = { domain: 'mueller.ch' }
    expect(findDeception('Intro with mueller.ch', own)).toBeNull()
    expect(findDeception('https://www.mueller.ch/prepare', own)).toBeNull()
    expect(findDeception('Questions to info@mueller.ch', own)).toBeNull()
    for (const other of [
      'evil.com',
      'mueller.ch.evil.com',
      'notmueller.ch',
      'https://mueller.ch@evil.com',
      'https://evil.com/mueller.ch',
      'mueller.ch and evil.com',
      'hxxps://evil',
    ])
      expect(findDeception(other, own)).toBe('link')
  })

  it('leaves out links of a longer text and keeps the rest of it', () => {
    expect(withoutLinks('Please read https://evil.com/x first.\nThen ring the bell.')).toBe(
      'Please read […] first.\nThen ring the bell.',
    )
    expect(withoutLinks('evil [dot] com\nBring Node.js')).toBe('[…]\nBring Node.js')
    expect(withoutLinks('mueller.ch/prepare or evil.com', { domain: 'mueller.ch' })).toBe('mueller.ch/prepare or […]')
  })
})

describe('invisible characters', () => {
  it.each([
    '\u200b',
    '\u200b\u200b',
    '\u2800',
    '\u3164',
    '\u115f',
    '\u1160',
    '\uffa0',
    '\u00ad',
    '\u034f',
    '\u061c',
    '\u17b4',
    '\u180e',
    '\u200d',
    '\u2060',
    '\u2064',
    '\u206a',
    '\ufeff',
    '\ufe0f',
    '\ufff9',
    '\u{1d173}',
    '\u{e0041}\u{e007f}',
    '\u{e0100}',
    '\u0301',
    ' \u00a0\u2003\u3000',
    '\u2800\u200b\u00ad\u3164',
  ])('make no name by themselves: %j', (text) => {
    expect(visibleText(text)).toBe('')
    expect(personName.safeParse(text).success).toBe(false)
  })

  it('are removed from a name, or become the space that they look like', () => {
    expect(visibleText('Ad\u200ba\u00ad Exam\u2060ple\ufeff')).toBe('Ada Example')
    expect(visibleText('Ada\u3164Example\u2800')).toBe('Ada Example')
    expect(visibleText('Ada\u{e0061}\u{e0062} Example\ufe0f')).toBe('Ada Example')
    expect(visibleText('\u200eיעל כהן\u200f')).toBe('יעל כהן')
  })

  it.each(['می‌خواهم', 'क्‍ष', '👩‍💻', '👩🏽‍🚀', '❤️', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏳️‍🌈', '葛󠄀城'])(
    'stay where writing needs them: %s',
    (text) => {
      expect(visibleText(text)).toBe(text)
    },
  )

  it.each([
    'Ada \u202e',
    '\u202eadA\u202c',
    'A\u202ada\u202c',
    '\u202aA\u202eda\u202c',
    '\u2066Ada\u2069 x',
    'A\u202dda',
  ])('are refused where they reverse the text: %j', (text) => {
    expect(personName.safeParse(text).success).toBe(false)
  })

  it.each(['\u202aAda\u202c', '\u202dAda\u202c', '\u2068Ada\u2069'])(
    'are removed where copying put them around it: %j',
    (text) => {
      expect(personName.parse(text)).toBe('Ada')
    },
  )
})

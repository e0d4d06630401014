/**
 * The passwords of at least 8 characters that lists of stolen passwords show most often, in English and German, in lower case.
 * Repetitions of one character and runs along the alphabet or keyboard are not listed: password-rules.ts finds them by rule.
 */
const COMMON = `
  password password1 password2 password3 password12 password123 password1234 password12345 password123456 password01
  password! password1! password123! p@ssword p@ssw0rd passw0rd passw0rd1 p@ssword1 p@ssw0rd1 p@ssw0rd123 pa$$word pa$$w0rd
  passwort passwort1 passwort123 passwort! passwort1! kennwort kennwort1 hallo123 hallo1234 hallo12345 hallohallo
  geheim123 schatz123 sommer2023 sommer2024 sommer2025 sommer2026 winter2023 winter2024 winter2025 winter2026
  summer2023 summer2024 summer2025 summer2026 spring2024 spring2025 spring2026 autumn2024 autumn2025 autumn2026
  welcome1 welcome12 welcome123 welcome1! welcome2024 welcome2025 welcome2026 willkommen willkommen1
  letmein1 letmein123 letmeinnow changeme changeme1 changeme123 changeit default1 secret123 topsecret
  admin123 admin1234 admin12345 administrator adminadmin rootroot root1234 toor1234 guest123 guestguest user1234 useruser
  test1234 test12345 testtest testing1 testing123 temp1234 demo1234 qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456
  qwertyuiop1 qwertz123 qwertz1234 azerty123 azertyuiop 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 zaq12wsx zaq1zaq1
  q1w2e3r4 q1w2e3r4t5 qazwsxedc qweasdzxc asdf1234 asdfasdf asdfqwer zxcvbnm1 zxcv1234 abc12345 abcd1234 abcd12345 abc123456
  a1b2c3d4 a1234567 a12345678 a123456789 aa123456 aa12345678 123456aa 123456ab 12345678a 123456789a 1234567890a
  12341234 12344321 123123123 12312312 11223344 1122334455 112233445566 111222333 123321123 1234qwer 123qweasd 123qwe123
  123456qwerty 123abc123 147258369 159357456 159753456 741852963 963852741 789456123 456789123 987654321a 13579246 24681012
  01012000 01011990 19851985 19901990 20002000 10203040 102030405060 11111111a 87654321a 12345678910 1234567891 123454321
  iloveyou iloveyou1 iloveyou2 iloveyou! iloveyou123 ichliebedich ichliebe tequieroyo loveyou1 lovelove loveme123 mylove123
  sunshine sunshine1 sunflower princess princess1 princesa superman superman1 batman123 spiderman pokemon1 pokemon123
  football football1 baseball baseball1 basketball softball volleyball handball liverpool liverpool1 arsenal1 chelsea1
  barcelona realmadrid juventus bayern123 borussia schalke04 dortmund werder123 eintracht steelers cowboys1 lakers24 yankees1
  michael1 michelle jennifer jessica1 jordan23 charlie1 daniel123 thomas123 andrea123 nicole123 martin123 stefan123 alexander
  alexandra christian elizabeth sebastian katharina benjamin victoria samantha danielle patricia stephanie christina maximilian
  computer computer1 internet internet1 samsung1 samsung123 microsoft windows10 windows11 google123 facebook linkedin1
  starwars starwars1 startrek matrix123 whatever whatever1 trustno1 trustnoone dragon12 dragon123 monkey12 monkey123 master12
  master123 mustang1 mercedes porsche911 corvette lamborghini ferrari1 hunter12 hunter123 killer123 shadow12 shadow123
  freedom1 forever1 blink182 babygirl babygirl1 angel123 flower123 butterfly butterfly1 chocolate chocolat cookie123 cheese123
  pineapple blueberry strawberry cinnamon hello123 hello1234 hellohello helloworld goodluck goodbye1 nothing1 nothing123
  asshole1 fuckyou1 fuckyou2 fuckyou123 fuckoff1 bullshit midnight moonlight snowball rainbow1 december november september
  december1 mountain diamond1 platinum jackpot1 lucky123 lucky777 money123 blessed1 jesus123 jesuschrist godisgood
  access14 access123 security1 business consulting marketing calendar meeting1 foyer123 foyerfoyer gotomeeting
`

const PASSWORDS = new Set(COMMON.trim().split(/\s+/))

/** @param password in lower case */
export function isCommonPassword(password: string): boolean {
  return PASSWORDS.has(password)
}
